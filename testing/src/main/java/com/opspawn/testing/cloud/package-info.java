/**
 * The cloud around the functions: Lambda, Step Functions, the API's callers, the queue, the minute's sweep.
 *
 * <p>Promises: the functions' handlers are the real ones, and the workflow is the real state machine, run by the interpreter
 * of the local cloud; what is simulated is only what starts them, times them out and kills them, as AWS does.
 */
@NullMarked
package com.opspawn.testing.cloud;

import org.jspecify.annotations.NullMarked;
