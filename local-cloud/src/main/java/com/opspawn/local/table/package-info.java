/**
 * The template's tables on DynamoDB Local, over HTTP on loopback, in memory or in a directory. An acknowledged write
 * survives the process's death by any signal.
 *
 * <p>Out of scope: backups, capacity and throttling.
 */
@NullMarked
package com.opspawn.local.table;

import org.jspecify.annotations.NullMarked;
