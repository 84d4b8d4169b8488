package com.opspawn.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * One figure, taken several times.
 *
 * @param values at least one, in any order
 */
public record Spread(List<Double> values) {
    public Spread {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a figure that was taken at no time");
        }
        values = values.stream().sorted().toList();
    }

    /** Of an even number of values, the mean of the middle two. */
    public double median() {
        int middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    public double least() {
        return values.getFirst();
    }

    public double greatest() {
        return values.getLast();
    }

    /** {@code 38.1 (36.5–40.2)}, the median with the least and the greatest; one value stands alone. */
    @Override
    public String toString() {
        return values.size() == 1
                ? number(median())
                : number(median()) + " (" + number(least()) + "–" + number(greatest()) + ")";
    }

    /** With as many digits as can mean anything. */
    public static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
