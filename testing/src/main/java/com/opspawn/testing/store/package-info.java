/**
 * The table in memory: {@link com.opspawn.testing.store.MemoryDynamoDb} answers as Amazon DynamoDB does, in microseconds.
 * It knows what Opspawn's code asks for and refuses everything else by name, so that a test never stands on a guess; the
 * tests hold its answers against DynamoDB Local's, one by one. It has no faults and no delays: indexes are never stale,
 * transactions never meet, and an item whose time to live has passed stays, as it does for days in the real one.
 */
@NullMarked
package com.opspawn.testing.store;

import org.jspecify.annotations.NullMarked;
