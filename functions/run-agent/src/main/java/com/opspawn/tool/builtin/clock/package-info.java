/**
 * The tool {@code current_time}: what the clocks of a place show now.
 *
 * <p>Promises: a place is resolved to one time zone or refused with the nearest names, never guessed. Out of scope: other
 * moments than now, and arithmetic on dates.
 */
@NullMarked
package com.opspawn.tool.builtin.clock;

import org.jspecify.annotations.NullMarked;
