/**
 * The tool {@code notes}: what an agent writes down for itself while it does one task.
 *
 * <p>Promises: a task's notes are worked out from its journaled calls and stored nowhere else, so a replay finds the same ones
 * and no other task ever sees them. Out of scope: what outlives the task.
 */
@NullMarked
package com.opspawn.tool.builtin.notes;

import org.jspecify.annotations.NullMarked;
