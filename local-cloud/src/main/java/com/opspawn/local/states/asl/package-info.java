/**
 * Amazon States Language, JSONata dialect, as read from a definition: what a state machine is, and what is wrong with
 * one that is refused.
 *
 * <p>Supported: Task (Lambda, with and without task tokens), Pass, Choice, Wait, Succeed, Fail, Parallel and inline
 * Map. Of the JSONPath dialect, states without JSONPath in them, since then both dialects mean the same, and paths to one
 * place in {@code Assign} and in a Pass state's {@code Parameters}, beside its {@code Result}. Everything else is refused by name, and all problems of a definition are reported together. Source of the rules: the
 * Amazon States Language specification (states-language.net) and AWS's answers to CreateStateMachine.
 */
@NullMarked
package com.opspawn.local.states.asl;

import org.jspecify.annotations.NullMarked;
