/**
 * Planners: how an agent gets from a goal to a result.
 *
 * <p>Promises: what a planner asks next and how it understands an answer depends on the journal alone, and a longer
 * journal's prompt begins with that of a shorter one, until a compaction starts a new beginning. Out of scope: asking the
 * model, running tools, and every limit.
 */
@NullMarked
package com.opspawn.planner;

import org.jspecify.annotations.NullMarked;
