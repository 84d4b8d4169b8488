/**
 * What functions say while they work: one JSON line an event on AWS, one readable line on a laptop.
 *
 * <p>Promises: every line carries the ids of what was being done; the words of exceptions are never in one, since these may
 * quote a secret, or what a user wrote. What a message itself says is its writer's to answer for.
 */
@NullMarked
package com.opspawn.log;

import org.jspecify.annotations.NullMarked;
