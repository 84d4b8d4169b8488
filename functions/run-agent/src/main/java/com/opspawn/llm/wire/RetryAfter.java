package com.opspawn.llm.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a provider wants to be left alone. Nonsense counts as not said. */
final class RetryAfter {
    private RetryAfter() {}

    /** The header, RFC 9110 section 10.2.3: seconds, or a date. */
    static Optional<Duration> parse(String header, Instant now) {
        String text = header.strip();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, then);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Google has no header for it: {@code google.rpc.RetryInfo} among the error's details, such as {@code "34.07s"}. Rounded
     * up to milliseconds.
     */
    static Optional<Duration> inBody(JsonNode body) {
        for (JsonNode detail : body.path("error").path("details")) {
            String delay = detail.path("retryDelay").asText("");
            if (delay.matches("\\d{1,9}(\\.\\d{1,9})?s")) {
                BigDecimal seconds = new BigDecimal(delay.substring(0, delay.length() - 1));
                return Optional.of(Duration.ofMillis(seconds.movePointRight(3)
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact()));
            }
        }
        return Optional.empty();
    }
}
