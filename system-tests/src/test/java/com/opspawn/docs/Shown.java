package com.opspawn.docs;

import java.util.regex.Pattern;

/** What a page shows of an output: {@code …} stands for any text of a line, and as a line by itself for any lines. */
final class Shown {
    private Shown() {}

    static boolean fits(String shown, String said) {
        StringBuilder expected = new StringBuilder();
        for (String line : shown.stripTrailing().split("\n", -1)) {
            expected.append(line.strip().equals("…") ? "(?:.*\n)*" : line(line.stripTrailing()) + "\n");
        }
        String plain = said.strip().lines().map(String::stripTrailing).reduce("", (all, line) -> all + line + "\n");
        return Pattern.compile(expected.toString()).matcher(plain).matches();
    }

    private static String line(String line) {
        StringBuilder expected = new StringBuilder();
        String[] parts = line.split("…", -1);
        for (int i = 0; i < parts.length; i++) {
            expected.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
        }
        return expected.toString();
    }
}
