package com.opspawn.tool.builtin.calculator;

/**
 * A word of an expression.
 *
 * @param text a number without thousands separators, a lower-case name, or one symbol of {@code + - * / % ^ ! ( ) ,}
 * @param position where it starts, counted from 1
 */
record Token(Kind kind, String text, int position) {
    enum Kind {
        NUMBER,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** As error messages name it. */
    String described() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
