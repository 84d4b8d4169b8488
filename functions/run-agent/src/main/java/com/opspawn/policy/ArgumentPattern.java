package com.opspawn.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;

/**
 * What an argument must look like for a rule to fit: a regular expression for the whole of its text.
 *
 * <p>RE2's syntax, which leaves out look-around and back-references, and so takes time linear in the text: arguments come
 * from models, which anybody's web page may have talked to. A dot also stands for a line break, so that a line break in
 * an argument hides nothing from {@code .*}.
 */
public final class ArgumentPattern {
    /** Of one argument, in characters; each item of a list counts for one more. */
    static final int MAX_TEXT = 100_000;

    private static final int MAX_PATTERN = 500;
    /** RE2's measure of what a pattern costs for each character. */
    private static final int MAX_PROGRAM = 1_000;

    private static final String FLAGS = "(?s)";

    private final String field;
    private final Pattern pattern;

    private ArgumentPattern(String field, Pattern pattern) {
        this.field = field;
        this.pattern = pattern;
    }

    /**
     * @param field dotted
     * @throws IllegalArgumentException with what is wrong with the expression, as the end of the sentence "it …"
     */
    public static ArgumentPattern of(String field, String expression) {
        if (expression.length() > MAX_PATTERN) {
            throw new IllegalArgumentException(
                    "has " + expression.length() + " characters, and at most " + MAX_PATTERN + " are accepted");
        }
        try {
            Pattern pattern = Pattern.compile(expression, Pattern.DOTALL);
            if (pattern.programSize() > MAX_PROGRAM) {
                throw new IllegalArgumentException("counts too far: use smaller numbers in {…}");
            }
            return new ArgumentPattern(field, pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "is no regular expression of RE2: " + e.getDescription() + " at '" + withoutFlags(e.getPattern())
                            + "'",
                    e);
        }
    }

    /** RE2 writes what was asked for by flags before the expression. */
    private static String withoutFlags(String expression) {
        return expression.startsWith(FLAGS) ? expression.substring(FLAGS.length()) : expression;
    }

    /** Whether every value there fits, and there is one: what a rule that allows needs to know. */
    boolean fitsAll(ObjectNode arguments) {
        List<String> values = ArgumentValues.at(arguments, field);
        return !values.isEmpty() && !isTooMuch(values) && values.stream().allMatch(pattern::matches);
    }

    /** Whether some value there fits, or there is too much to tell: what a rule that denies or asks needs to know. */
    boolean mayFit(ObjectNode arguments) {
        List<String> values = ArgumentValues.at(arguments, field);
        return isTooMuch(values) || values.stream().anyMatch(pattern::matches);
    }

    private static boolean isTooMuch(List<String> values) {
        return values.stream().mapToLong(value -> value.length() + 1L).sum() > MAX_TEXT;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArgumentPattern that && field.equals(that.field) && pattern.equals(that.pattern);
    }

    @Override
    public int hashCode() {
        return 31 * field.hashCode() + pattern.hashCode();
    }

    @Override
    public String toString() {
        return field + ": " + pattern;
    }
}
