package com.opspawn.tool.annotated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** The types that are one value of JSON. */
final class Scalars {
    private static final Set<Class<?>> BOOLEANS = Set.of(boolean.class, Boolean.class);
    private static final Set<Class<?>> INTEGERS = Set.of(
            byte.class,
            Byte.class,
            short.class,
            Short.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            BigInteger.class,
            OptionalInt.class,
            OptionalLong.class);
    private static final Set<Class<?>> NUMBERS = Set.of(
            float.class, Float.class, double.class, Double.class, BigDecimal.class, Number.class, OptionalDouble.class);
    private static final Set<Class<?>> TEXTS = Set.of(String.class, CharSequence.class);
    private static final Set<Class<?>> CHARACTERS = Set.of(char.class, Character.class);
    private static final Map<Class<?>, String> FORMATS = Map.of(
            LocalDate.class, "date",
            Instant.class, "date-time",
            OffsetDateTime.class, "date-time",
            ZonedDateTime.class, "date-time",
            UUID.class, "uuid",
            URI.class, "uri");
    /** Where the standard has no format, or one that is not meant: a time of day there has an offset. */
    private static final Map<Class<?>, String> EXAMPLES = examples();

    private Scalars() {}

    private static Map<Class<?>, String> examples() {
        Map<Class<?>, String> examples = new HashMap<>();
        examples.put(LocalDateTime.class, "A date and time such as 2026-11-22T15:03:00.");
        examples.put(LocalTime.class, "A time of day such as 15:03:00.");
        examples.put(Duration.class, "A duration in ISO 8601 such as PT1H30M.");
        examples.put(Period.class, "A period in ISO 8601 such as P1Y2M3D.");
        examples.put(YearMonth.class, "A month such as 2026-11.");
        examples.put(ZoneId.class, "A time zone such as Europe/Berlin.");
        examples.put(byte[].class, "Bytes in base64.");
        return examples;
    }

    static Optional<ObjectNode> schema(Class<?> type) {
        if (BOOLEANS.contains(type)) {
            return of("boolean");
        }
        if (INTEGERS.contains(type)) {
            return of("integer");
        }
        if (NUMBERS.contains(type)) {
            return of("number");
        }
        if (TEXTS.contains(type)) {
            return of("string");
        }
        if (CHARACTERS.contains(type)) {
            return of("string").map(schema -> schema.put("minLength", 1).put("maxLength", 1));
        }
        if (EXAMPLES.containsKey(type)) {
            return of("string").map(schema -> schema.put("description", EXAMPLES.get(type)));
        }
        return Optional.ofNullable(FORMATS.get(type))
                .map(format -> Json.object().put("type", "string").put("format", format));
    }

    private static Optional<ObjectNode> of(String type) {
        return Optional.of(Json.object().put("type", type));
    }
}
