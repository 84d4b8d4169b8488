package com.opspawn.testing.store;

import java.math.BigDecimal;

/** Numbers as DynamoDB keeps them: 38 digits, 1E-130 to 9.9…E+125, and one way to write each. */
final class Numbers {
    private static final int MAX_DIGITS = 38;
    private static final int MAX_EXPONENT = 125;
    private static final int MIN_EXPONENT = -130;

    private Numbers() {}

    static BigDecimal read(String text) {
        try {
            return checked(new BigDecimal(text).stripTrailingZeros());
        } catch (NumberFormatException e) {
            throw Refusals.invalid("A value provided cannot be converted into a number");
        }
    }

    static BigDecimal checked(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        int exponent = number.precision() - number.scale() - 1;
        if (exponent > MAX_EXPONENT) {
            throw Refusals.invalid(
                    "Number overflow. Attempting to store a number with magnitude larger than supported range");
        }
        if (exponent < MIN_EXPONENT) {
            throw Refusals.invalid(
                    "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }
        if (number.precision() > MAX_DIGITS) {
            throw Refusals.invalid("DynamoDB only supports precision up to 38 digits");
        }
        return number;
    }

    static String write(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** In bytes: about one for two digits. */
    static int size(String text) {
        BigDecimal number = new BigDecimal(text);
        return (number.precision() + 1) / 2 + 1 + (number.signum() < 0 ? 1 : 0);
    }
}
