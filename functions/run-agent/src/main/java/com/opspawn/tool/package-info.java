/**
 * Tools: what an agent can do besides talking.
 *
 * <p>Promises: every tool says what its arguments are, how long it may take and how much it may say; what goes wrong in
 * a tool is told to the model and never ends the task. Out of scope: whether a call is allowed.
 */
@NullMarked
package com.opspawn.tool;

import org.jspecify.annotations.NullMarked;
