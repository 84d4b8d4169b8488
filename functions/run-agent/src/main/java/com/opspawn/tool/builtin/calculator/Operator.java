package com.opspawn.tool.builtin.calculator;

/** What stands between two numbers. */
enum Operator {
    PLUS,
    MINUS,
    TIMES,
    DIVIDED_BY,
    MODULO,
    POWER;

    /** Throws {@link ArithmeticException} where there is no result. */
    Value apply(Value left, Value right) {
        return switch (this) {
            case PLUS -> left.plus(right);
            case MINUS -> left.minus(right);
            case TIMES -> left.times(right);
            case DIVIDED_BY -> left.dividedBy(right);
            case MODULO -> Wholes.modulo(left, right);
            case POWER -> Powers.power(left, right);
        };
    }
}
