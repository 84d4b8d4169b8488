package com.opspawn.tool.builtin.calculator;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Powers and roots: exact where the result is a fraction, and refused before they grow too large. */
final class Powers {
    private static final int LARGEST_EXACT_ROOT = 64;

    private Powers() {}

    static Value power(Value base, Value exponent) {
        Optional<BigInteger> whole = exponent.whole();
        if (whole.isPresent()) {
            return wholePower(base, whole.get());
        }
        if (base.signum() < 0) {
            throw new ArithmeticException(
                    "a negative number to a power that is not whole, which is not a real number,");
        }
        if (base.signum() == 0) {
            return zeroTo(exponent.signum());
        }
        return rootPower(base, exponent).orElseGet(() -> roundedPower(base, exponent));
    }

    private static Value zeroTo(int signOfExponent) {
        if (signOfExponent < 0) {
            throw new ArithmeticException("division by zero (zero to a negative power)");
        }
        return signOfExponent == 0 ? Value.Exact.ONE : Value.Exact.ZERO;
    }

    private static Value wholePower(Value base, BigInteger exponent) {
        if (base.signum() == 0) {
            return zeroTo(exponent.signum());
        }
        if (base.abs().equals(Value.Exact.ONE)) {
            return exponent.testBit(0) ? base : Value.Exact.ONE;
        }
        Value.checkExponent(log10(base.abs().decimal()) * exponent.doubleValue());
        return base instanceof Value.Exact exact && fitsExactly(exact, exponent)
                ? exactPower(exact, exponent.intValueExact())
                : longPower(base, exponent);
    }

    private static boolean fitsExactly(Value.Exact base, BigInteger exponent) {
        double bits = Math.max(base.numerator().bitLength(), base.denominator().bitLength());
        return bits * exponent.abs().doubleValue() <= 2.0 * Limits.BITS;
    }

    private static Value exactPower(Value.Exact base, int exponent) {
        BigInteger numerator = base.numerator().pow(Math.abs(exponent));
        BigInteger denominator = base.denominator().pow(Math.abs(exponent));
        return exponent < 0
                ? Value.exact(/* numerator= */ denominator, /* denominator= */ numerator)
                : Value.exact(numerator, denominator);
    }

    /** For a base close to one, such as compound interest: many digits, of which the first are wanted. */
    private static Value longPower(Value base, BigInteger exponent) {
        if (exponent.abs().compareTo(BigInteger.valueOf(Limits.EXPONENT)) > 0) {
            throw new ArithmeticException("an exponent above " + Limits.EXPONENT);
        }
        return Value.rounded(base.decimal().pow(exponent.intValueExact(), Limits.WORKING));
    }

    private static Value roundedPower(Value base, Value exponent) {
        Value.checkExponent(log10(base.decimal()) * exponent.decimal().doubleValue());
        return Logarithms.exponential(Logarithms.natural(base).times(exponent));
    }

    /** {@code 8 ^ (2 / 3)} is exactly 4. */
    private static Optional<Value> rootPower(Value base, Value exponent) {
        if (exponent instanceof Value.Exact(BigInteger numerator, BigInteger denominator)
                && denominator.bitLength() <= Integer.SIZE - 1
                && denominator.intValueExact() <= LARGEST_EXACT_ROOT) {
            return exactRoot(base, denominator.intValueExact()).map(root -> wholePower(root, numerator));
        }
        return Optional.empty();
    }

    /** @throws ArithmeticException where the degree is even and the number negative */
    static Value root(Value number, int degree) {
        if (number.signum() < 0 && degree % 2 == 0) {
            throw new ArithmeticException("the square root of a negative number, which is not a real number,");
        }
        if (number.signum() < 0) {
            return root(number.negated(), degree).negated();
        }
        return exactRoot(number, degree).orElseGet(() -> Value.rounded(roundedRoot(number.decimal(), degree)));
    }

    /** The library fails for 10^-4999, so it is given the digits with few tens: root(m * 10^(n*k)) = root(m) * 10^k. */
    private static BigDecimal roundedRoot(BigDecimal number, int degree) {
        int tens = (number.precision() - number.scale()) / degree;
        BigDecimal digits = number.scaleByPowerOfTen(-tens * degree);
        return BigDecimalMath.root(digits, BigDecimal.valueOf(degree), Limits.WORKING)
                .scaleByPowerOfTen(tens);
    }

    private static Optional<Value> exactRoot(Value number, int degree) {
        if (!(number instanceof Value.Exact(BigInteger numerator, BigInteger denominator))) {
            return Optional.empty();
        }
        BigInteger top = floorRoot(numerator, degree);
        BigInteger bottom = floorRoot(denominator, degree);
        boolean exact = top.pow(degree).equals(numerator) && bottom.pow(degree).equals(denominator);
        return exact ? Optional.of(Value.exact(top, bottom)) : Optional.empty();
    }

    /** Newton's method, from above: each guess is smaller than the last until the root is found. */
    private static BigInteger floorRoot(BigInteger number, int degree) {
        if (number.signum() == 0) {
            return number;
        }
        BigInteger n = BigInteger.valueOf(degree);
        BigInteger guess = BigInteger.ONE.shiftLeft(number.bitLength() / degree + 1);
        while (true) {
            BigInteger next = guess.multiply(n.subtract(BigInteger.ONE))
                    .add(number.divide(guess.pow(degree - 1)))
                    .divide(n);
            if (next.compareTo(guess) >= 0) {
                return guess;
            }
            guess = next;
        }
    }

    /** To a double's precision, for numbers beyond a double's range too. */
    private static double log10(BigDecimal positive) {
        int exponent = positive.precision() - positive.scale() - 1;
        return Math.log10(positive.scaleByPowerOfTen(-exponent).doubleValue()) + exponent;
    }
}
