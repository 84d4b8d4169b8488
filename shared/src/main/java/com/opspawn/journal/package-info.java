/**
 * The journal: every fact about a task, one entry at a time, in order, never changed.
 *
 * <p>Promises: an entry is one conditional put at the next sequence number, so exactly one writer decides each slot;
 * what was read once reads the same for ever. Out of scope: what an entry makes somebody do, which is the step's matter.
 */
@NullMarked
package com.opspawn.journal;

import org.jspecify.annotations.NullMarked;
