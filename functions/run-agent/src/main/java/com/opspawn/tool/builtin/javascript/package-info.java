/**
 * The tool {@code run_javascript}: scripts of a model, in a sandbox.
 *
 * <p>The sandbox is QuickJS compiled to WebAssembly, which runs inside this JVM as ordinary bytecode over one array of bytes.
 *
 * <p>Promises: a script reaches no file, network, environment, module or Java object, for there is nothing in the sandbox by
 * which it could; it has {@value com.opspawn.tool.builtin.javascript.Sandbox#MEGABYTES} MB of memory and a few seconds, its
 * output is capped while it is written, and when it is stopped its thread is gone. Each script has a sandbox of its own.
 *
 * <p>Out of scope: modules, timers, the DOM, Node.js. Nothing of the engine is loaded before the first script.
 */
@NullMarked
package com.opspawn.tool.builtin.javascript;

import org.jspecify.annotations.NullMarked;
