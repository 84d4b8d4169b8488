package com.opspawn.tool.builtin.javascript;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the beginning of what is written and counts the rest: an endless output takes no memory. */
final class CappedOutput extends ByteArrayOutputStream {
    private final int most;
    private long written;

    CappedOutput(int mostBytes) {
        this.most = mostBytes;
    }

    @Override
    public synchronized void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int kept = Math.min(length, most - count);
        if (kept > 0) {
            super.write(bytes, offset, kept);
        }
        written += length;
    }

    /** What was kept, with a mark where that is not all. */
    synchronized String text() {
        String text = toString(StandardCharsets.UTF_8);
        return written > most ? text + "\n[cut: the first " + most + " of " + written + " bytes]" : text;
    }
}
