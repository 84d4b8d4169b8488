package com.opspawn.tool.builtin.calculator;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Logarithms and the exponential function. */
final class Logarithms {
    /** exp(11,513) has more than 5,000 digits, exp(-11,513) as many zeros. */
    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.valueOf(11_513);

    private Logarithms() {}

    static Value natural(Value number) {
        return number.equals(Value.Exact.ONE) ? Value.Exact.ZERO : Value.rounded(natural(positive(number)));
    }

    static Value base(int base, Value number) {
        BigDecimal ofBase = BigDecimalMath.log(BigDecimal.valueOf(base), Limits.WORKING);
        Value logarithm = Value.rounded(natural(positive(number)).divide(ofBase, Limits.WORKING));
        Value nearest = Value.exact(logarithm.decimal().setScale(0, RoundingMode.HALF_EVEN));
        // log(1000) is exactly 3, and says so.
        return Powers.power(Value.of(base), nearest).equals(number) ? nearest : logarithm;
    }

    private static BigDecimal positive(Value number) {
        if (number.signum() <= 0) {
            throw new ArithmeticException("the logarithm of a number that is not above zero");
        }
        return number.decimal();
    }

    /** The library takes seconds for 10^-4999, so it is given the digits alone: ln(m * 10^k) = ln(m) + k * ln(10). */
    private static BigDecimal natural(BigDecimal number) {
        int exponent = number.precision() - number.scale() - 1;
        if (Math.abs(exponent) <= 1) {
            return BigDecimalMath.log(number, Limits.WORKING);
        }
        BigDecimal digits = BigDecimalMath.log(number.scaleByPowerOfTen(-exponent), Limits.WORKING);
        BigDecimal tens = BigDecimalMath.log(BigDecimal.TEN, Limits.WORKING).multiply(BigDecimal.valueOf(exponent));
        return digits.add(tens, Limits.WORKING);
    }

    static Value exponential(Value exponent) {
        if (exponent.signum() == 0) {
            return Value.Exact.ONE;
        }
        if (exponent.decimal().abs().compareTo(LARGEST_EXPONENT) >= 0) {
            Value.checkExponent(exponent.signum() * Double.POSITIVE_INFINITY);
        }
        return Value.rounded(BigDecimalMath.exp(exponent.decimal(), Limits.WORKING));
    }
}
