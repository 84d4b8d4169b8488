/**
 * The task as users see it: who asked for what, and how far it is.
 *
 * <p>Promises: a {@link com.opspawn.task.Task} is a projection of its journal and never holds a fact that the journal
 * does not. A result exists only in the state that has one. Out of scope: writing, which only the journal does.
 */
@NullMarked
package com.opspawn.task;

import org.jspecify.annotations.NullMarked;
