package com.opspawn.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A price list.
 *
 * <pre>{@code
 * {"source": "where the numbers are from", "date": "2026-11-22",
 *  "prices": [
 *    {"models": ["openai/gpt-4.1-mini", "openai/gpt-4.1-mini-20*"],   a * at the end stands for any end
 *     "input": 0.40, "output": 1.60,                                  US dollars for a million tokens
 *     "cached_input": 0.10, "cache_write": 0.40,                      as input where left out
 *     "long_prompt": {"above_input_tokens": 200000, "input": …},      other rates for longer prompts; may be left out
 *     "context_tokens": 1047576, "max_output_tokens": 32768}]}        may be left out
 * }</pre>
 */
final class PriceFile {
    private static final Set<String> TOP = Set.of("source", "date", "prices");
    private static final List<String> RATES = List.of("input", "cached_input", "cache_write", "output");
    private static final Set<String> ENTRY = Set.of(
            "models",
            "input",
            "cached_input",
            "cache_write",
            "output",
            "long_prompt",
            "context_tokens",
            "max_output_tokens");
    private static final Set<String> LONG_PROMPT =
            Set.of("above_input_tokens", "input", "cached_input", "cache_write", "output");

    private final List<String> problems;
    private final Map<String, Price> prices = new LinkedHashMap<>();

    private PriceFile(List<String> problems) {
        this.problems = problems;
    }

    /**
     * Reads the whole list.
     *
     * @param problems where to note every mistake, with its place
     */
    static Map<String, Price> read(JsonNode json, List<String> problems) {
        PriceFile file = new PriceFile(problems);
        file.refuseOthers("", json, TOP);
        JsonNode list = json.path("prices");
        if (!list.isArray() || list.isEmpty()) {
            problems.add("prices must be a list with at least one entry");
        }
        for (int i = 0; i < list.size(); i++) {
            file.readEntry("prices[" + i + "]", list.path(i));
        }
        return file.prices;
    }

    private void readEntry(String place, JsonNode entry) {
        refuseOthers(place + ".", entry, ENTRY);
        Rates rates = rates(place, entry);
        Optional<Price.LongPrompt> longPrompt = Optional.of(entry.path("long_prompt"))
                .filter(given -> !given.isMissingNode())
                .map(given -> longPrompt(place + ".long_prompt", given));
        Price price = new Price(
                rates, longPrompt, whole(place, entry, "context_tokens"), whole(place, entry, "max_output_tokens"));
        JsonNode models = entry.path("models");
        if (!models.isArray() || models.isEmpty()) {
            problems.add(place + ".models must be a list of names such as \"openai/gpt-4.1-mini\"");
        }
        models.forEach(model -> add(place + ".models", model, price));
    }

    private void add(String place, JsonNode model, Price price) {
        String name = model.asText();
        int star = name.indexOf('*');
        if (!model.isTextual() || !name.contains("/") || (star >= 0 && star < name.length() - 1)) {
            problems.add(place + ": " + Json.write(model)
                    + " is no model: use provider/name, with * at the end for any end");
        } else if (prices.put(name, price) != null) {
            problems.add(place + ": '" + name + "' is there twice");
        }
    }

    private Price.LongPrompt longPrompt(String place, JsonNode given) {
        refuseOthers(place + ".", given, LONG_PROMPT);
        OptionalLong above = whole(place, given, "above_input_tokens");
        if (!given.has("above_input_tokens")) {
            problems.add(place + ".above_input_tokens is missing");
        }
        return new Price.LongPrompt(above.orElse(0), rates(place, given));
    }

    private Rates rates(String place, JsonNode given) {
        for (String required : List.of("input", "output")) {
            if (!given.has(required)) {
                problems.add(place + "." + required + " is missing");
            }
        }
        Map<String, BigDecimal> rates = new LinkedHashMap<>();
        for (String name : RATES) {
            rates.put(name, rate(place, given, name));
        }
        BigDecimal input = rates.getOrDefault("input", BigDecimal.ZERO);
        return new Rates(
                input,
                given.has("cached_input") ? rates.getOrDefault("cached_input", input) : input,
                given.has("cache_write") ? rates.getOrDefault("cache_write", input) : input,
                rates.getOrDefault("output", BigDecimal.ZERO));
    }

    private BigDecimal rate(String place, JsonNode given, String name) {
        JsonNode rate = given.path(name);
        if (rate.isMissingNode()) {
            return BigDecimal.ZERO;
        }
        if (!rate.isNumber() || rate.decimalValue().signum() < 0) {
            problems.add(place + "." + name + " must be US dollars for a million tokens, 0 or more");
            return BigDecimal.ZERO;
        }
        return rate.decimalValue();
    }

    private OptionalLong whole(String place, JsonNode given, String name) {
        JsonNode number = given.path(name);
        if (number.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (!number.canConvertToLong() || !number.isIntegralNumber() || number.asLong() < 1) {
            problems.add(place + "." + name + " must be a whole number of tokens above 0");
            return OptionalLong.empty();
        }
        return OptionalLong.of(number.asLong());
    }

    private void refuseOthers(String prefix, JsonNode given, Set<String> known) {
        if (!given.isObject()) {
            problems.add(
                    prefix.isEmpty()
                            ? "must be an object"
                            : prefix.substring(0, prefix.length() - 1) + " must be an object");
        }
        given.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add(prefix + name + " is unknown: use "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        });
    }
}
