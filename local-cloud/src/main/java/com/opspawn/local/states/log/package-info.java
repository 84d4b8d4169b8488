/**
 * What survives the end of the process: which executions were started, and how they ended.
 *
 * <p>It is enough to keep a name in use and to start an open execution again from its input. Events and variables are
 * not in it: after a restart an ended execution has no history, and an open one begins a new one.
 */
@NullMarked
package com.opspawn.local.states.log;

import org.jspecify.annotations.NullMarked;
