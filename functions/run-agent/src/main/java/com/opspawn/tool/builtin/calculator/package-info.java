/**
 * The tool {@code calculator}: one arithmetic expression in, its value out.
 *
 * <p>Promises: fractions are kept exact for as long as the operations allow it, so {@code 0.1 + 0.2} is {@code 0.3} and
 * {@code 1 / 3 * 3} is {@code 1}; what has no finite decimals is rounded once, at the end, and says so; whatever the
 * expression, the answer or a refusal comes at once. Out of scope: variables, units, complex numbers.
 */
@NullMarked
package com.opspawn.tool.builtin.calculator;

import org.jspecify.annotations.NullMarked;
