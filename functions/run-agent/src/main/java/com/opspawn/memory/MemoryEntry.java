package com.opspawn.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * One thing that is remembered.
 *
 * @param id {@code mem_} and 32 hexadecimal digits, derived from what caused it, so that doing it again is no second one
 * @param text 1 to {@value #MAX_TEXT} characters, not blank
 * @param provenance where it came from
 * @param createdAt in milliseconds
 */
public record MemoryEntry(String id, String text, Provenance provenance, Instant createdAt) {
    /** What embedders read whole, and every store has room for. */
    public static final int MAX_TEXT = 8_000;

    private static final Pattern ID = Pattern.compile("mem_[0-9a-f]{32}");

    public MemoryEntry {
        if (!isId(id)) {
            throw new IllegalArgumentException("memory_id '" + id + "': must be mem_ and 32 hexadecimal digits");
        }
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("memory " + id + ": its text has " + text.length()
                    + " characters, and must have 1 to " + MAX_TEXT + ", not all blank");
        }
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** @param cause names what made the memory, the same each time it is done again: an effect key, a task id */
    public static String idFrom(String cause) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(cause.getBytes(StandardCharsets.UTF_8));
            return "mem_" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
