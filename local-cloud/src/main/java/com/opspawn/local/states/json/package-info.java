/**
 * JSON as the interpreter holds it: plain Java values.
 *
 * <p>An object is a {@code Map}, an array a {@code List}, a number an {@code Integer}, {@code Long} or {@code Double},
 * and JSON's null is Java's null. Values are shared between states, branches and history, so nobody changes one that
 * somebody else made.
 */
@NullMarked
package com.opspawn.local.states.json;

import org.jspecify.annotations.NullMarked;
