package com.opspawn.llm.demo;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Turns "twenty-three" into 23 and "2 million" into 2000000. */
final class NumberWords {
    private static final List<String> ONES = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> SCALES = List.of("hundred", "thousand", "million", "billion");
    private static final List<String> ZEROS = List.of("00", "000", "000000", "000000000");

    private static final Pattern TENS_AND_ONES = Pattern.compile(
            "\\b(" + String.join("|", TENS) + ")(?:[- ](" + String.join("|", ONES.subList(1, 10)) + "))?\\b");
    private static final Pattern SMALL = Pattern.compile("\\b(" + String.join("|", ONES) + ")\\b");
    private static final Pattern SCALED = Pattern.compile("\\b(\\d+) (" + String.join("|", SCALES) + ")\\b");

    private NumberWords() {}

    static String toDigits(String lowerCase) {
        String text = TENS_AND_ONES.matcher(lowerCase).replaceAll(NumberWords::tensAndOnes);
        text = SMALL.matcher(text).replaceAll(word -> "" + ONES.indexOf(word.group(1)));
        return SCALED.matcher(text).replaceAll(scaled -> scaled.group(1) + ZEROS.get(SCALES.indexOf(scaled.group(2))));
    }

    private static String tensAndOnes(MatchResult words) {
        int tens = 10 * (TENS.indexOf(words.group(1)) + 2);
        return "" + (words.group(2) == null ? tens : tens + ONES.indexOf(words.group(2)));
    }
}
