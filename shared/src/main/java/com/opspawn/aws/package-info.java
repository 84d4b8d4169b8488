/** Clients of AWS services: built once, with the small HTTP client, against AWS or a local endpoint. */
@NullMarked
package com.opspawn.aws;

import org.jspecify.annotations.NullMarked;
