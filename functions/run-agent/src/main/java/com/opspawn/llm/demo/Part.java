package com.opspawn.llm.demo;

/** A part of a goal that is answered by itself. */
sealed interface Part {

    /**
     * Something to calculate.
     *
     * @param expression for the tool {@code calculator}; every {@link Arithmetic#RESULT} in it stands for an earlier
     *     part's result, the first one for the latest
     */
    record Calculation(String expression) implements Part {
        boolean refersBack() {
            return expression.indexOf(Arithmetic.RESULT) >= 0;
        }
    }

    /**
     * What time or date it is.
     *
     * @param place as the user wrote it; empty where none is named
     */
    record Time(String place) implements Part {}

    /** A page to read. */
    record Fetch(String url) implements Part {}

    /**
     * A tool that the goal calls by its name.
     *
     * @param arguments a JSON object, as the user wrote it
     */
    record Named(String tool, String arguments) implements Part {}

    /** What rules cannot answer, in the user's words. */
    record Beyond(String text) implements Part {}
}
