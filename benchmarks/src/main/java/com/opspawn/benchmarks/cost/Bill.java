package com.opspawn.benchmarks.cost;

import java.util.EnumMap;
import java.util.Map;

/**
 * How much of each item a number of tasks took.
 *
 * @param tasks above zero
 */
public record Bill(Map<Item, Double> amounts, long tasks) {
    private static final double MILLION = 1_000_000;

    public Bill {
        if (tasks < 1) {
            throw new IllegalArgumentException("a bill of no tasks");
        }
        amounts = Map.copyOf(amounts);
    }

    public double perTask(Item item) {
        return amounts.getOrDefault(item, 0.0) / tasks;
    }

    /** Dollars for 1,000 tasks. */
    public double perThousand(Item item, Prices prices) {
        return perTask(item) * 1000 * prices.of(item).doubleValue() / MILLION;
    }

    /** Dollars for 1,000 tasks, of all items. */
    public double perThousand(Prices prices) {
        double sum = 0;
        for (Item item : Item.values()) {
            sum += perThousand(item, prices);
        }
        return sum;
    }

    /** Amounts that come from several places. */
    public static final class Builder {
        private final Map<Item, Double> amounts = new EnumMap<>(Item.class);

        public Builder add(Item item, double amount) {
            amounts.merge(item, amount, Double::sum);
            return this;
        }

        public Bill of(long tasks) {
            return new Bill(amounts, tasks);
        }
    }
}
