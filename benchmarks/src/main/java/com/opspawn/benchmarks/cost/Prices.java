package com.opspawn.benchmarks.cost;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A region's list prices.
 *
 * @param aMillion what a million of each item cost, in dollars
 */
public record Prices(String region, String date, Map<Item, BigDecimal> aMillion) {
    private static final String PRICES = "a_million";

    public Prices {
        aMillion = Map.copyOf(aMillion);
    }

    public BigDecimal of(Item item) {
        return aMillion.getOrDefault(item, BigDecimal.ZERO);
    }

    /** @throws IllegalArgumentException naming everything that is missing, unknown or no price */
    public static Prices read(Path file) throws IOException {
        return parsed(file.getFileName() + "", Files.readString(file));
    }

    static Prices parsed(String name, String text) {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        Map<?, ?> root = tree instanceof Map<?, ?> map ? map : Map.of();
        Map<?, ?> given = root.get(PRICES) instanceof Map<?, ?> map ? map : Map.of();
        List<String> problems = new ArrayList<>();
        Map<Item, BigDecimal> prices = new EnumMap<>(Item.class);
        Set<String> known = new TreeSet<>();
        for (Item item : Item.values()) {
            known.add(item.key());
            price(item, given.get(item.key()), prices, problems);
        }
        given.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.add("'" + key + "' is nothing that is charged for"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(name + ", " + PRICES + ": " + String.join("; ", problems));
        }
        return new Prices(String.valueOf(root.get("region")), date(root.get("date")), prices);
    }

    private static void price(Item item, @Nullable Object value, Map<Item, BigDecimal> prices, List<String> problems) {
        if (value instanceof Number number && number.doubleValue() >= 0) {
            prices.put(item, new BigDecimal(number.toString()));
        } else {
            problems.add("'" + item.key() + "' must be the dollars that a million of them cost, and is " + value);
        }
    }

    /** YAML reads a date as one. */
    private static String date(@Nullable Object value) {
        return value instanceof java.util.Date date
                ? date.toInstant().toString().substring(0, "2026-11-22".length())
                : String.valueOf(value);
    }
}
