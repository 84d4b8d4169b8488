package com.opspawn.llm.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way to say a calculation in words.
 *
 * @param pattern the words, with a group for every operand or list of operands
 * @param formula the same as an expression, with {@code %s} for each operand
 * @param separator what stands between a list's operands in the expression; empty where there is no list
 */
record Phrase(Pattern pattern, String formula, String separator) {
    private static final String OPERAND = "(-?[@#\\d][\\d.]*(?:[*/^][@#\\d][\\d.]*)*!?)";
    private static final String LIST = "(X(?:(?:, and |, | and )X)+)".replace("X", OPERAND.replace("(-", "(?:-"));
    private static final Pattern SEPARATORS = Pattern.compile(", and |, | and ");

    /** From words in which {@code N} stands for an operand. */
    static Phrase of(String words, String formula) {
        return new Phrase(Pattern.compile(words.replace("N", OPERAND)), formula, "");
    }

    /** From words in which {@code LIST} stands for two operands or more. */
    static Phrase ofList(String words, String formula, String separator) {
        return new Phrase(Pattern.compile(words.replace("LIST", LIST)), formula, separator);
    }

    /** A place in a text where somebody says it so. */
    record Found(int start, int end, String expression) {}

    Optional<Found> find(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        List<String> operands = new ArrayList<>();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            SEPARATORS
                    .splitAsStream(matcher.group(group))
                    .map(Phrase::bracketed)
                    .forEach(operands::add);
        }
        String expression = separator.isEmpty()
                ? formula.formatted(operands.toArray())
                : formula.formatted(String.join(separator, operands));
        return Optional.of(new Found(matcher.start(), matcher.end(), expression));
    }

    private static String bracketed(String operand) {
        boolean compound = operand.chars().anyMatch(c -> "-*/^".indexOf(c) >= 0);
        return compound ? "(" + operand + ")" : operand;
    }
}
