/**
 * What must hold after every run, whatever went wrong in it: one class a rule.
 *
 * <p>Promises: a rule looks at what a run left behind and at nothing else, and says what it found in words.
 */
@NullMarked
package com.opspawn.testing.rule;

import org.jspecify.annotations.NullMarked;
