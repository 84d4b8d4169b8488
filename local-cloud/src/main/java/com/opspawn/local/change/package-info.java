/**
 * The tables' changes and what gives them to functions, as Lambda's event source mapping for DynamoDB does.
 *
 * <p>{@link com.opspawn.local.change.ChangeFeed} is the seam: a store that can tell its changes from a place on can stand
 * behind it. Promises: every change is given to its function at least once, in order, and across a restart where there is a
 * data directory; what fails too often is told to a queue and left behind. Out of scope: shards beside each other, batching
 * windows, the age of records.
 */
@NullMarked
package com.opspawn.local.change;

import org.jspecify.annotations.NullMarked;
