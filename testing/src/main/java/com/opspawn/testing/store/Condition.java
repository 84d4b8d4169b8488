package com.opspawn.testing.store;

/** What must hold of an item; names and values are as the expression has them. */
sealed interface Condition {
    record And(Condition left, Condition right) implements Condition {}

    record Or(Condition left, Condition right) implements Condition {}

    record Not(Condition negated) implements Condition {}

    record Exists(Operand.Attribute attribute) implements Condition {}

    record NotExists(Operand.Attribute attribute) implements Condition {}

    record BeginsWith(Operand.Attribute attribute, Operand prefix) implements Condition {}

    record Between(Operand operand, Operand low, Operand high) implements Condition {}

    record Comparison(Operand left, Comparator comparator, Operand right) implements Condition {
        /** The same, said the other way round. */
        Comparison mirrored() {
            return new Comparison(/* left= */ right, comparator.mirrored(), /* right= */ left);
        }
    }

    /** How two operands are compared. */
    enum Comparator {
        EQUAL("="),
        UNEQUAL("<>"),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String sign;

        Comparator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        /** What is meant where the operands change sides. */
        Comparator mirrored() {
            return switch (this) {
                case EQUAL, UNEQUAL -> this;
                case LESS -> GREATER;
                case AT_MOST -> AT_LEAST;
                case GREATER -> LESS;
                case AT_LEAST -> AT_MOST;
            };
        }
    }
}
