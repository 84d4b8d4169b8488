package com.opspawn.tool.builtin.calculator;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.BiFunction;

/** Sines and their kin; angles are in radians. */
final class Angles {
    private static final BigDecimal NOISE = BigDecimal.ONE.scaleByPowerOfTen(-Limits.SOUND_DIGITS);

    private Angles() {}

    static Value sine(Value angle) {
        return angle.signum() == 0 ? Value.Exact.ZERO : of(angle, BigDecimalMath::sin);
    }

    static Value cosine(Value angle) {
        return angle.signum() == 0 ? Value.Exact.ONE : of(angle, BigDecimalMath::cos);
    }

    static Value tangent(Value angle) {
        Value cosine = cosine(angle);
        if (cosine.signum() == 0) {
            throw new ArithmeticException("the tangent of a right angle, which has no value,");
        }
        return sine(angle).dividedBy(cosine);
    }

    /** The sine of the rounded pi is not quite zero; the noise is dropped. */
    private static Value of(Value angle, BiFunction<BigDecimal, MathContext, BigDecimal> function) {
        BigDecimal radians = angle.decimal();
        if (radians.precision() - radians.scale() > Limits.ANGLE_DIGITS) {
            throw new ArithmeticException("an angle of more than " + Limits.ANGLE_DIGITS + " digits");
        }
        BigDecimal result = function.apply(radians, Limits.WORKING);
        return Value.rounded(result.abs().compareTo(NOISE) < 0 ? BigDecimal.ZERO : result);
    }

    static Value arcSine(Value sine) {
        checkBetweenOnes(sine);
        return sine.signum() == 0
                ? Value.Exact.ZERO
                : Value.rounded(BigDecimalMath.asin(sine.decimal(), Limits.WORKING));
    }

    static Value arcCosine(Value cosine) {
        checkBetweenOnes(cosine);
        return cosine.equals(Value.Exact.ONE)
                ? Value.Exact.ZERO
                : Value.rounded(BigDecimalMath.acos(cosine.decimal(), Limits.WORKING));
    }

    /** The library's series takes long for a large number, but atan(x) is also pi/2 - atan(1/x). */
    static Value arcTangent(Value tangent) {
        if (tangent.signum() < 0) {
            return arcTangent(tangent.negated()).negated();
        }
        if (tangent.decimal().compareTo(BigDecimal.ONE) > 0) {
            Value rightAngle = Value.rounded(BigDecimalMath.pi(Limits.WORKING)).dividedBy(Value.of(2));
            return rightAngle.minus(arcTangent(Value.Exact.ONE.dividedBy(tangent)));
        }
        return tangent.signum() == 0
                ? Value.Exact.ZERO
                : Value.rounded(BigDecimalMath.atan(tangent.decimal(), Limits.WORKING));
    }

    private static void checkBetweenOnes(Value value) {
        if (value.abs().minus(Value.Exact.ONE).signum() > 0) {
            throw new ArithmeticException("the arc of a number that is not between -1 and 1");
        }
    }
}
