package com.opspawn.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.opspawn.json.Json;
import com.opspawn.settings.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What models cost. The list comes with the system ({@code prices.json} beside this class), or from the file that {@code
 * OPSPAWN_PRICES} names, which takes the place of the whole list. Both have the form that {@link PriceFile} reads.
 */
public final class Prices {
    private static final String VARIABLE = "OPSPAWN_PRICES";
    /** They run on the user's own machine, whatever they are called. */
    private static final Set<String> FREE = Set.of(ModelId.DEMO.provider(), Provider.OLLAMA.wireName());

    private final Map<String, Price> byPattern;

    Prices(Map<String, Price> byPattern) {
        this.byPattern = Map.copyOf(byPattern);
    }

    /** Notes every mistake of the user's file as a problem of the environment. */
    public static Prices read(Environment environment) {
        return environment
                .optional(VARIABLE)
                .map(name -> own(name, environment))
                .orElseGet(Prices::builtIn);
    }

    /** Read once, when it is first asked for. */
    private static final class BuiltIn {
        private static final Prices PRICES = read();

        private BuiltIn() {}
    }

    /** The list that comes with the system. */
    public static Prices builtIn() {
        return BuiltIn.PRICES;
    }

    private static Prices read() {
        try (InputStream file = Objects.requireNonNull(Prices.class.getResourceAsStream("prices.json"))) {
            List<String> problems = new ArrayList<>();
            Map<String, Price> prices = PriceFile.read(Json.parse(file.readAllBytes()), problems);
            if (!problems.isEmpty()) {
                throw new IllegalStateException("prices.json: " + String.join("; ", problems));
            }
            return new Prices(prices);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Prices own(String name, Environment environment) {
        List<String> problems = new ArrayList<>();
        Map<String, Price> prices = Map.of();
        try {
            prices = PriceFile.read(Json.parse(Files.readAllBytes(Path.of(name))), problems);
        } catch (JsonProcessingException e) {
            problems.add("is no JSON: " + e.getOriginalMessage());
        } catch (NoSuchFileException | InvalidPathException e) {
            problems.add("is no file: give the path of a price file, or leave " + VARIABLE + " out");
        } catch (IOException e) {
            problems.add("cannot be read: " + e);
        }
        problems.forEach(problem -> environment.problem(VARIABLE + " '" + name + "': " + problem));
        return new Prices(prices);
    }

    /**
     * The price of a model: that of its own name, else of the longest pattern that fits it. Empty where the list has none.
     */
    public Optional<Price> find(ModelId id) {
        String name = plain(id);
        return Optional.ofNullable(byPattern.get(name))
                .or(() -> byPattern.keySet().stream()
                        .filter(pattern -> pattern.endsWith("*"))
                        .filter(pattern -> name.startsWith(pattern.substring(0, pattern.length() - 1)))
                        .reduce((a, b) -> a.length() > b.length() ? a : b)
                        .map(byPattern::get))
                .or(() -> FREE.contains(id.provider()) ? Optional.of(Price.FREE) : Optional.empty());
    }

    /** Bedrock's models may be named by ARN, which ends with the name that has a price. */
    private static String plain(ModelId id) {
        boolean arn = id.name().startsWith("arn:");
        return arn ? id.provider() + "/" + id.name().substring(id.name().lastIndexOf('/') + 1) : id.toString();
    }
}
