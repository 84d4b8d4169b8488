/**
 * Runs executions: one thread for each line of control, in blocking style; whose threads they are is the engine's choice.
 *
 * <p>An execution has a lock that whoever acts for it holds: its own thread, those of its branches, and a caller who
 * stops it. A line of control gives it up only while it waits. So an execution needs no other care for concurrency,
 * its events have one order, and executions never wait for each other.
 */
@NullMarked
package com.opspawn.local.states.run;

import org.jspecify.annotations.NullMarked;
