/**
 * The boundary between the code under test and everything outside it: store, workflow, models, tools, callers.
 *
 * <p>Promises: every call to the outside crosses here, has a number in the order in which the calls are made, and meets
 * the faults that the schedule has for that number; what was met is written down.
 */
@NullMarked
package com.opspawn.testing.boundary;

import org.jspecify.annotations.NullMarked;
