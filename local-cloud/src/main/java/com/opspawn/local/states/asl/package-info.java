/**
 * Amazon States Language, JSONata dialect, as read from a definition: what a state machine is, and what is wrong with
 * one that is refused.
 *
 * <p>Supported: Task (Lambda, with and without task tokens), Pass, Choice, Wait, Succeed, Fail, Parallel and inline
 * Map. A state in the JSONPath dialect is taken where it has no JSONPath in it, since then both dialects mean the same.
 * Everything else is refused by name, and all problems of a definition are reported together. Source of the rules: the
 * Amazon States Language specification (states-language.net) and AWS's answers to CreateStateMachine.
 */
@NullMarked
package com.opspawn.local.states.asl;

import org.jspecify.annotations.NullMarked;
