package com.opspawn.tool.builtin.calculator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** A number on its way through a calculation: exact for as long as possible. */
sealed interface Value {
    /** A fraction in lowest terms; the denominator is positive. */
    record Exact(BigInteger numerator, BigInteger denominator) implements Value {
        static final Exact ZERO = new Exact(BigInteger.ZERO, BigInteger.ONE);
        static final Exact ONE = new Exact(BigInteger.ONE, BigInteger.ONE);

        /** A fraction has finite decimals where its denominator divides a power of ten. */
        boolean isFinite() {
            BigInteger digits = BigInteger.valueOf(denominator.bitLength());
            return BigInteger.TEN.modPow(digits, denominator).signum() == 0;
        }
    }

    /** A number known to {@link Limits#SOUND_DIGITS} significant digits. */
    record Rounded(BigDecimal number) implements Value {}

    static Value of(long whole) {
        return exact(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Value of(BigInteger whole) {
        return exact(whole, BigInteger.ONE);
    }

    static Value exact(BigDecimal number) {
        checkMagnitude(number);
        BigInteger ten = BigInteger.TEN;
        return number.scale() > 0
                ? exact(number.unscaledValue(), ten.pow(number.scale()))
                : exact(number.unscaledValue().multiply(ten.pow(-number.scale())), BigInteger.ONE);
    }

    /**
     * A fraction, reduced.
     *
     * @throws ArithmeticException where the denominator is zero, or the fraction is larger than {@link Limits} allow
     */
    static Value exact(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        BigInteger divisor = numerator.gcd(denominator).multiply(BigInteger.valueOf(denominator.signum()));
        Exact lowest = new Exact(numerator.divide(divisor), denominator.divide(divisor));
        boolean fits =
                Math.max(lowest.numerator().bitLength(), lowest.denominator().bitLength()) <= Limits.BITS;
        return fits ? lowest : rounded(lowest.decimal());
    }

    static Value rounded(BigDecimal number) {
        checkMagnitude(number);
        return new Rounded(number);
    }

    private static void checkMagnitude(BigDecimal number) {
        long exponent = (long) number.precision() - number.scale() - 1;
        if (number.signum() != 0) {
            checkExponent((double) exponent);
        }
    }

    /**
     * Refuses a number that is too large or too small.
     *
     * @param exponent the power of ten of its first digit
     */
    static void checkExponent(double exponent) {
        if (exponent >= Limits.DIGITS) {
            throw new ArithmeticException("a result of more than " + Limits.DIGITS + " digits");
        }
        if (exponent < -Limits.DIGITS) {
            throw new ArithmeticException("a result closer to zero than 10^-" + Limits.DIGITS);
        }
    }

    /** This number with {@link Limits#WORKING} digits. */
    default BigDecimal decimal() {
        return switch (this) {
            case Exact(BigInteger numerator, BigInteger denominator) ->
                new BigDecimal(numerator).divide(new BigDecimal(denominator), Limits.WORKING);
            case Rounded(BigDecimal number) -> number;
        };
    }

    default int signum() {
        return switch (this) {
            case Exact exact -> exact.numerator().signum();
            case Rounded rounded -> rounded.number().signum();
        };
    }

    default Value plus(Value other) {
        if (this instanceof Exact a && other instanceof Exact b) {
            BigInteger sum =
                    a.numerator().multiply(b.denominator()).add(b.numerator().multiply(a.denominator()));
            return exact(sum, a.denominator().multiply(b.denominator()));
        }
        return rounded(withoutNoise(decimal(), other.decimal()));
    }

    /** {@code sqrt(2) * sqrt(2) - 2} is zero: digits that only rounding left over are dropped. */
    private static BigDecimal withoutNoise(BigDecimal a, BigDecimal b) {
        BigDecimal sum = a.add(b, Limits.WORKING);
        BigDecimal noise = a.abs().max(b.abs()).scaleByPowerOfTen(-Limits.SOUND_DIGITS);
        return sum.abs().compareTo(noise) < 0 ? BigDecimal.ZERO : sum;
    }

    default Value negated() {
        return switch (this) {
            case Exact exact -> new Exact(exact.numerator().negate(), exact.denominator());
            case Rounded rounded -> new Rounded(rounded.number().negate());
        };
    }

    default Value minus(Value other) {
        return plus(other.negated());
    }

    default Value times(Value other) {
        if (this instanceof Exact a && other instanceof Exact b) {
            return exact(a.numerator().multiply(b.numerator()), a.denominator().multiply(b.denominator()));
        }
        return rounded(decimal().multiply(other.decimal(), Limits.WORKING));
    }

    default Value dividedBy(Value divisor) {
        return times(divisor.inverted());
    }

    private Value inverted() {
        if (signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        return switch (this) {
            case Exact(BigInteger over, BigInteger under) -> exact(under, over);
            case Rounded(BigDecimal number) -> rounded(BigDecimal.ONE.divide(number, Limits.WORKING));
        };
    }

    default Value abs() {
        return signum() < 0 ? negated() : this;
    }

    /** The largest whole number that is not above this. */
    default Value floor() {
        return switch (this) {
            case Exact(BigInteger numerator, BigInteger denominator) -> {
                BigInteger[] parts = numerator.divideAndRemainder(denominator);
                yield of(parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]);
            }
            case Rounded(BigDecimal number) -> {
                // sqrt(2) * sqrt(2) may be 1.99…9 here; its sound digits say 2.
                BigDecimal sound = number.round(new MathContext(Limits.SOUND_DIGITS));
                yield sound.scale() < 0 ? this : exact(sound.setScale(0, RoundingMode.FLOOR));
            }
        };
    }

    /** This as a whole number, where it is known to be one. */
    default Optional<BigInteger> whole() {
        return floor() instanceof Exact floor && minus(floor).signum() == 0
                ? Optional.of(floor.numerator())
                : Optional.empty();
    }

    /** In plain decimals, never {@code 1E+2}; a number that is not exact says so. */
    default String text() {
        if (this instanceof Exact exact && exact.isFinite()) {
            BigDecimal number = new BigDecimal(exact.numerator()).divide(new BigDecimal(exact.denominator()));
            if (number.scale() <= Limits.DIGITS) {
                return plain(number);
            }
        }
        return plain(decimal().round(Limits.SHOWN)) + " (rounded to " + Limits.SHOWN_DIGITS + " significant digits)";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
