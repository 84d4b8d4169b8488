package com.opspawn.local.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Writes the fields of a transaction; {@link Input} reads them in the same order. */
final class Output {
    private ByteBuffer bytes = ByteBuffer.allocate(512);

    private ByteBuffer room(int size) {
        if (bytes.remaining() < size) {
            int needed = Math.addExact(bytes.position(), size);
            bytes = ByteBuffer.allocate(Math.max(needed, 2 * bytes.capacity())).put(bytes.flip());
        }
        return bytes;
    }

    Output number(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    Output number(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    Output flag(boolean value) {
        room(1).put((byte) (value ? 1 : 0));
        return this;
    }

    Output code(int value) {
        room(1).put((byte) value);
        return this;
    }

    Output blob(Blob blob) {
        number(blob.length());
        blob.writeTo(room(blob.length()));
        return this;
    }

    Output text(String text) {
        return blob(Blob.of(text));
    }

    Output text(Optional<String> text) {
        flag(text.isPresent());
        text.ifPresent(this::text);
        return this;
    }

    Output instant(Instant at) {
        return number(at.getEpochSecond()).number(at.getNano());
    }

    byte[] written() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
