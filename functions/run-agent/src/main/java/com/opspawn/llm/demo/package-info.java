/**
 * The model {@code demo}: rules in place of a language model, for a first run without a key and without a network.
 *
 * <p>Promises: the same prompt gets the same answer; a task ends after a bounded number of answers; every final answer
 * says that no language model was asked. Out of scope: whatever is not arithmetic, the time somewhere, a URL, or a tool
 * called by its name; it says so instead of pretending.
 */
@NullMarked
package com.opspawn.llm.demo;

import org.jspecify.annotations.NullMarked;
