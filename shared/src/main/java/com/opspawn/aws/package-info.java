/**
 * What is AWS's own: clients of its services, built once, with the small HTTP client, against AWS or a local endpoint; functions that
 * the workflow calls; rehearsals before a snapshot.
 */
@NullMarked
package com.opspawn.aws;

import org.jspecify.annotations.NullMarked;
