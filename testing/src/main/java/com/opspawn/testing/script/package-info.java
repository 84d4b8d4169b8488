/**
 * Models and tools that do what a script says, in virtual time, and count what was asked of them.
 *
 * <p>Promises: an answer depends on the conversation alone, and on how often the same was asked before; what a tool did to
 * the world stands in a ledger that no crash of the simulated system touches.
 */
@NullMarked
package com.opspawn.testing.script;

import org.jspecify.annotations.NullMarked;
