/**
 * Threads and time of a simulated system.
 *
 * <p>Promises: of all actors exactly one runs at a time, and it gives way to others only where it crosses a boundary or
 * waits; who goes on then depends on the seed and on nothing else; where nobody can go on, time jumps to the next alarm;
 * where there is none either, or where it goes on for too long, the run ends as stuck. So the same seed gives the same run,
 * and no run hangs.
 *
 * <p>Out of scope: threads that the simulated code starts by itself. It must not call the outside from them.
 */
@NullMarked
package com.opspawn.testing.actor;

import org.jspecify.annotations.NullMarked;
