package com.opspawn.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of collections and indexes: one for each scope and embedder, so that neither another agent nor another embedder can
 * be met in it. Hashes, since names there are short and of few characters: {@code opspawn-<scope>-<embedder>}, 57
 * characters in all, lower-case letters, digits and hyphens.
 */
public final class SpaceName {
    private SpaceName() {}

    /** What the names of all spaces of a scope begin with. */
    public static String prefix(MemoryScope scope) {
        return "opspawn-" + hash(scope.tenant().length() + ":" + scope.tenant() + scope.agentId(), 16) + "-";
    }

    public static String of(MemoryScope scope, Vector vector) {
        return prefix(scope) + hash(vector.dimensions() + ":" + vector.embedder(), 8);
    }

    private static String hash(String text, int bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
