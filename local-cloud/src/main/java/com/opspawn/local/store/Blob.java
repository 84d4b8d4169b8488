package com.opspawn.local.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes as they are stored, most of them text in UTF-8, which becomes a string only where somebody wants to read it. */
final class Blob {
    private final ByteBuffer bytes;

    private Blob(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static Blob of(String text) {
        return new Blob(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** @param bytes all of what remains of it; not copied */
    static Blob of(ByteBuffer bytes) {
        return new Blob(bytes);
    }

    int length() {
        return bytes.remaining();
    }

    void writeTo(ByteBuffer target) {
        target.put(bytes.duplicate());
    }

    String text() {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    /** A copy. */
    byte[] bytes() {
        byte[] copy = new byte[length()];
        bytes.duplicate().get(copy);
        return copy;
    }
}
