/**
 * The tools that every agent has at hand without any set-up: arithmetic, the time, public web pages.
 *
 * <p>Promises: all of them only read, none needs a key, and each bounds its own time and output. Out of scope: checking
 * arguments against the specs, which is done before a tool runs.
 */
@NullMarked
package com.opspawn.tool.builtin;

import org.jspecify.annotations.NullMarked;
