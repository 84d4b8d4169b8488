package com.opspawn.memory;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in a list of memories.
 *
 * @param space the part of the store that the list has come to; empty where it has one only
 * @param after the place in that part, in the store's own words
 */
public record MemoryCursor(String space, String after) {

    /** For addresses: letters, digits, {@code _} and {@code -}. */
    public String encoded() {
        byte[] bytes = (space + "\n" + after).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty where the text was never such a place. */
    public static Optional<MemoryCursor> decode(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 2);
            return parts.length == 2 ? Optional.of(new MemoryCursor(parts[0], parts[1])) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
