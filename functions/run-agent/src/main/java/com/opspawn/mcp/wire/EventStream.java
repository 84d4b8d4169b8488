package com.opspawn.mcp.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), one after another. Keeps what is
 * needed to go on where a stream was cut.
 */
final class EventStream {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private String lastId = "";
    private Duration pause = FIRST_PAUSE;

    /** Whether the server can send the rest of a stream that was cut. */
    boolean canResume() {
        return !lastId.isEmpty();
    }

    String lastId() {
        return lastId;
    }

    /** How long the server wants to be left alone before that. */
    Duration pause() {
        return pause;
    }

    Reading read(InputStream in) {
        return new Reading(new Lines(in, Connection.MAX_MESSAGE_BYTES));
    }

    /** One connection's worth of the stream. */
    final class Reading {
        private final Lines lines;

        private Reading(Lines lines) {
            this.lines = lines;
        }

        /** The data of the next event that has any; empty where the connection ends. */
        Optional<String> next() throws IOException {
            StringBuilder data = new StringBuilder();
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                String text = new String(line.get(), StandardCharsets.UTF_8);
                if (text.isEmpty() && !data.isEmpty()) {
                    return Optional.of(data.substring(0, data.length() - 1));
                }
                take(text, data);
                if (data.length() > Connection.MAX_MESSAGE_BYTES) {
                    throw new Lines.TooLong(Connection.MAX_MESSAGE_BYTES);
                }
            }
            return Optional.empty();
        }
    }

    private void take(String line, StringBuilder data) {
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        String text = value.startsWith(" ") ? value.substring(1) : value;
        switch (field) {
            case "data" -> data.append(text).append('\n');
            case "id" -> lastId = isHeaderValue(text) ? text : lastId;
            case "retry" -> pause = pause(text).orElse(pause);
            default -> {
                // A comment, or an event's name, which says nothing here.
            }
        }
    }

    /** It is sent back in a header. */
    private static boolean isHeaderValue(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private static Optional<Duration> pause(String millis) {
        return millis.matches("\\d{1,9}")
                ? Optional.of(Duration.ofMillis(Long.parseLong(millis)))
                        .map(given -> given.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : given)
                : Optional.empty();
    }
}
