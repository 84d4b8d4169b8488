package com.opspawn.local.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** Reads what {@link Output} wrote. */
final class Input {
    private final ByteBuffer bytes;

    Input(byte[] transaction) {
        this.bytes = ByteBuffer.wrap(transaction);
    }

    int number() {
        return bytes.getInt();
    }

    long longNumber() {
        return bytes.getLong();
    }

    boolean flag() {
        return bytes.get() != 0;
    }

    int code() {
        return bytes.get();
    }

    Blob blob() {
        int length = number();
        ByteBuffer utf8 = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return Blob.of(utf8);
    }

    String string() {
        return blob().text();
    }

    Optional<String> optionalString() {
        return flag() ? Optional.of(string()) : Optional.empty();
    }

    Instant instant() {
        return Instant.ofEpochSecond(longNumber(), number());
    }
}
