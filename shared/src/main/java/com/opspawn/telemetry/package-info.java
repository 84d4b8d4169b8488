/**
 * What a running system shows of itself, read off the journal: whoever wins a slot tells what was recorded in it, once.
 *
 * <p>Promises: metrics and spans say what the journal says, and nothing else has to be called for them; no prompt, no answer,
 * no argument and no output of a tool is in one; all spans of a task are of one trace, whichever invocation sends them, since
 * their ids follow from the task's id alone. Telling is never a reason to fail.
 */
@NullMarked
package com.opspawn.telemetry;

import org.jspecify.annotations.NullMarked;
