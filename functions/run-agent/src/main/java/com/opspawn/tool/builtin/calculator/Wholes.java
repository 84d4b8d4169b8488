package com.opspawn.tool.builtin.calculator;

import java.math.BigInteger;

/** What turns on whole numbers: remainders, factorials, divisors, rounding. */
final class Wholes {
    private Wholes() {}

    /** With the sign of the divisor, as Python has it: {@code -7 % 3} is 2. */
    static Value modulo(Value number, Value divisor) {
        return number.minus(divisor.times(number.dividedBy(divisor).floor()));
    }

    static Value factorial(Value number) {
        BigInteger n = whole(number);
        if (n.signum() < 0) {
            throw new ArithmeticException("the factorial of a negative number");
        }
        if (n.compareTo(BigInteger.valueOf(Limits.FACTORIAL)) > 0) {
            throw new ArithmeticException("the factorial of a number above " + Limits.FACTORIAL);
        }
        BigInteger product = BigInteger.ONE;
        for (int i = 2; i <= n.intValueExact(); i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return Value.of(product);
    }

    static Value greatestCommonDivisor(Value a, Value b) {
        return Value.of(whole(a).gcd(whole(b)));
    }

    static Value leastCommonMultiple(Value a, Value b) {
        BigInteger divisor = whole(a).gcd(whole(b));
        return divisor.signum() == 0
                ? Value.Exact.ZERO
                : Value.of(whole(a).divide(divisor).multiply(whole(b)));
    }

    static Value ceiling(Value number) {
        return number.negated().floor().negated();
    }

    static Value truncate(Value number) {
        return number.signum() < 0 ? ceiling(number) : number.floor();
    }

    /** Halves go away from zero, as people round. */
    static Value round(Value number, Value digits) {
        Value scale = Powers.power(Value.of(10), Value.of(whole(digits)));
        Value half = Value.Exact.ONE.dividedBy(Value.of(2));
        Value rounded = number.abs().times(scale).plus(half).floor().dividedBy(scale);
        return number.signum() < 0 ? rounded.negated() : rounded;
    }

    private static BigInteger whole(Value value) {
        return value.whole()
                .orElseThrow(() -> new ArithmeticException("a number that is not whole, where one must be,"));
    }
}
