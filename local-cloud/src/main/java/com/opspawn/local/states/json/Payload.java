package com.opspawn.local.states.json;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value together with its JSON text, since a state's output is needed as both: expressions read the value, history
 * and the wire carry the text.
 *
 * @param value the plain value
 * @param text the JSON text that was given for it, or its compact form
 */
public record Payload(@Nullable Object value, String text) {
    /** What a state may pass on, in bytes of UTF-8: 256 KiB (AWS, "Quotas", state input and output size). */
    public static final int LIMIT = 262_144;

    public Payload {
        Objects.requireNonNull(text);
    }

    public static Payload of(@Nullable Object value) {
        return new Payload(value, Json.write(value));
    }

    /**
     * The value of a JSON text, which is kept as it is.
     *
     * @throws InvalidJson if the text is not exactly one JSON value
     */
    public static Payload parse(String text) {
        return new Payload(Json.parse(text), text);
    }

    public boolean exceedsLimit() {
        // No character takes more than three bytes per UTF-16 unit, so short texts need no counting.
        return text.length() * 3L > LIMIT && text.getBytes(StandardCharsets.UTF_8).length > LIMIT;
    }
}
