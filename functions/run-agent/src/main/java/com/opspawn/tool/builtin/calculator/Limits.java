package com.opspawn.tool.builtin.calculator;

import java.math.MathContext;
import java.math.RoundingMode;

/** How much a calculation may ask for: enough for any honest one, too little to hold up the machine. */
final class Limits {
    static final int EXPRESSION_CHARS = 1_000;
    static final int NESTING = 100;
    /** Digits before the point, and zeros after it, that a number may have. */
    static final int DIGITS = 5_000;
    /** As many bits as {@link #DIGITS} decimal digits take. */
    static final int BITS = 16_610;
    /** Beyond this the sine of a number is a question of how many digits of pi one can afford. */
    static final int ANGLE_DIGITS = 20;
    /** The largest whole exponent that {@link java.math.BigDecimal#pow} takes. */
    static final int EXPONENT = 999_999_999;
    /** 1,700! has 4,756 digits. */
    static final int FACTORIAL = 1_700;

    static final int SHOWN_DIGITS = 34;
    /** What is shown of a number that has no finite decimals: the digits of IEEE 754 decimal128. */
    static final MathContext SHOWN = new MathContext(SHOWN_DIGITS, RoundingMode.HALF_EVEN);
    /** Such a number is calculated with spare digits, so that the shown ones are right. */
    static final MathContext WORKING = new MathContext(60, RoundingMode.HALF_EVEN);
    /** Of the working digits, those after this many are noise. */
    static final int SOUND_DIGITS = 50;

    private Limits() {}
}
