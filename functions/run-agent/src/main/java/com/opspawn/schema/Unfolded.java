package com.opspawn.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large a regular expression gets once its counted repetitions are written out: {@code (a{9}){9}} has 81 states. */
final class Unfolded {
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");
    private static final long HUGE = 1_000_000_000;

    private final String pattern;
    private final Deque<Long> open = new ArrayDeque<>();
    private long sum;
    private long last;
    private int at;

    private Unfolded(String pattern) {
        this.pattern = pattern;
    }

    /** At least 1; an upper bound. */
    static long size(String pattern) {
        Unfolded reading = new Unfolded(pattern);
        while (reading.at < pattern.length()) {
            reading.next();
        }
        while (!reading.open.isEmpty()) {
            reading.close();
        }
        return Math.max(1, reading.sum);
    }

    private void next() {
        char c = pattern.charAt(at);
        switch (c) {
            case '\\' -> atom(at + 2);
            case '[' -> atom(endOfClass());
            case '(' -> {
                open.push(sum);
                sum = 0;
                last = 0;
                at++;
            }
            case ')' -> {
                close();
                at++;
            }
            case '{' -> repetition();
            default -> atom(at + 1);
        }
    }

    private void atom(int end) {
        last = 1;
        add(1);
        at = end;
    }

    private void add(long size) {
        sum = Math.min(HUGE, sum + size);
    }

    private void close() {
        last = sum;
        long before = open.isEmpty() ? 0 : open.pop();
        sum = Math.min(HUGE, before + last);
    }

    private void repetition() {
        Matcher count = COUNT.matcher(pattern).region(at, pattern.length());
        if (!count.lookingAt()) {
            atom(at + 1);
            return;
        }
        String most = count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
        long repeated = Math.min(HUGE, last * Long.parseLong(most));
        add(repeated);
        last = repeated;
        at = count.end();
    }

    private int endOfClass() {
        int end = at + 1;
        while (end < pattern.length() && pattern.charAt(end) != ']') {
            end += pattern.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }
}
