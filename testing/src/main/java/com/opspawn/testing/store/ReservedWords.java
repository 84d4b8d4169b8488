package com.opspawn.testing.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The words that DynamoDB takes in no expression as an attribute's name.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html
 */
final class ReservedWords {
    private static final Set<String> ALL = Set.copyOf(all());

    private ReservedWords() {}

    /** Whatever the size of its letters. */
    static boolean contains(String word) {
        return ALL.contains(word.toLowerCase(Locale.ROOT));
    }

    static List<String> all() {
        try (InputStream words = ReservedWords.class.getResourceAsStream("reserved-words.txt")) {
            byte[] bytes = Objects.requireNonNull(words, "reserved-words.txt").readAllBytes();
            return new String(bytes, StandardCharsets.US_ASCII).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
