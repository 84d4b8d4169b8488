package com.opspawn.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** The formats that are checked. All are decided by their length first and then by a parser without backtracking. */
final class Formats {
    private static final int LONGEST = 64;

    private static final Map<String, String> EXAMPLES = Map.of(
            "date", "2026-11-22",
            "date-time", "2026-11-22T15:03:00Z",
            "time", "15:03:00Z",
            "uuid", "123e4567-e89b-12d3-a456-426614174000");

    static final List<Format> ALL = List.of(
            new Parsed("date", LocalDate::parse),
            new Parsed("date-time", OffsetDateTime::parse),
            new Parsed("time", OffsetTime::parse),
            new Parsed("uuid", UUID::fromString));

    private Formats() {}

    /** What fits a format, for a model to go by. */
    static String example(String name) {
        return EXAMPLES.getOrDefault(name, "");
    }

    private record Parsed(String name, Consumer<String> parser) implements Format {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            if (value.length() > LONGEST) {
                return false;
            }
            try {
                parser.accept(value);
                return true;
            } catch (DateTimeException | IllegalArgumentException e) {
                return false;
            }
        }
    }
}
