package com.opspawn.local.schedule;

import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * One field of a cron expression: {@code *}, {@code ?}, values, {@code a-b}, {@code a/n} and lists of them.
 *
 * @param words names of the values, the first for {@code least}
 */
record CronField(String name, int least, int most, List<String> words) {
    NavigableSet<Integer> parse(String text) {
        if (text.matches(".*[LW#].*")
                && words.stream()
                        .noneMatch(word -> text.toUpperCase(Locale.ROOT).contains(word))) {
            throw new IllegalArgumentException("L, W and # in cron are not supported by the local cloud");
        }
        NavigableSet<Integer> values = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            addPart(values, part);
        }
        return values;
    }

    private void addPart(NavigableSet<Integer> values, String part) {
        String[] stepped = part.split("/", 2);
        String[] range = stepped[0].split("-", 2);
        boolean every = stepped[0].equals("*") || stepped[0].equals("?");
        int from = every ? least : value(range[0]);
        int to = every || (stepped.length == 2 && range.length == 1) ? most : value(range[range.length - 1]);
        int step = stepped.length == 2 ? number(stepped[1]) : 1;
        if (from > to || step < 1) {
            throw wrong(part);
        }
        for (int value = from; value <= to; value += step) {
            values.add(value);
        }
    }

    private int value(String text) {
        int word = words.indexOf(text.toUpperCase(Locale.ROOT));
        int value = word < 0 ? number(text) : least + word;
        if (value < least || value > most) {
            throw wrong(text);
        }
        return value;
    }

    private int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
    }

    private IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "cron's " + name + " takes values from " + least + " to " + most + ", and has " + text);
    }
}
