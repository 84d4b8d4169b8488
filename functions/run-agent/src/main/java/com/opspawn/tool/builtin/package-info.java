/**
 * The tools that every agent has at hand without any set-up: arithmetic, the time, public web pages and APIs, notes, scripts.
 *
 * <p>Promises: none needs a key, each bounds its own time and output, and all but {@code http_request} only read. Out of scope:
 * checking arguments against the specs, which is done before a tool runs, and which of them an agent may use.
 */
@NullMarked
package com.opspawn.tool.builtin;

import org.jspecify.annotations.NullMarked;
