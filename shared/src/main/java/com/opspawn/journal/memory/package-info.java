/** Journals and tasks in memory: what the contract says and nothing else, for tests and for thinking. */
@NullMarked
package com.opspawn.journal.memory;

import org.jspecify.annotations.NullMarked;
