package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who answered, and what the answer cost: tokens, dollars where they are known, time. */
final class Cost {
    private static final BigDecimal SMALLEST_SHOWN = new BigDecimal("0.0001");

    private Cost() {}

    static String of(JsonNode event) {
        JsonNode usage = event.path("usage");
        List<String> parts = new ArrayList<>();
        parts.add(Terminal.shortened(event.path("model").asText()));
        parts.add(String.format(
                Locale.ROOT,
                "%d + %d tokens",
                usage.path("input_tokens").asLong(),
                usage.path("output_tokens").asLong()));
        if (usage.path("cost_usd").isNumber()) {
            parts.add("$" + dollars(usage.path("cost_usd").decimalValue()));
        }
        took(event).ifPresent(parts::add);
        return String.join(", ", parts);
    }

    /** To a hundredth of a cent; two digits of what is less. */
    private static String dollars(BigDecimal amount) {
        boolean tiny = amount.signum() > 0 && amount.compareTo(SMALLEST_SHOWN) < 0;
        return (tiny ? amount.round(new MathContext(2)) : amount.setScale(4, RoundingMode.HALF_UP)).toPlainString();
    }

    private static Optional<String> took(JsonNode event) {
        try {
            Duration took = Duration.between(
                    Instant.parse(event.path("asked_at").asText()),
                    Instant.parse(event.path("at").asText()));
            return Optional.of(String.format(Locale.ROOT, "%.2f s", took.toMillis() / 1000.0));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
