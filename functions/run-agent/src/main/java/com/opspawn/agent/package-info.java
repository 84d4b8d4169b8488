/**
 * One ReAct step: read the journal, ask the model unless its answer is there, run the tools unless their results are there.
 *
 * <p>Promises: a recorded answer is never asked for again; a step that loses its slot adopts what the winner wrote; after
 * a task's end nothing starts. Out of scope: when the next step comes, which is the workflow's matter.
 */
@NullMarked
package com.opspawn.agent;

import org.jspecify.annotations.NullMarked;
