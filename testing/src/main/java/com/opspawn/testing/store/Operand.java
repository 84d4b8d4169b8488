package com.opspawn.testing.store;

/** What an expression speaks of. */
sealed interface Operand {
    /** An attribute: {@code PK}, or {@code #n} for a name that is given beside the expression. */
    record Attribute(String name) implements Operand {}

    /** A value that is given beside the expression: {@code :v}. */
    record Value(String name) implements Operand {}
}
