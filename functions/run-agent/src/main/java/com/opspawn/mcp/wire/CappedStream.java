package com.opspawn.mcp.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails once more bytes were read than one answer may have, however many messages it brings. */
final class CappedStream extends FilterInputStream {
    private final int most;
    private long left;

    CappedStream(InputStream in, int most) {
        super(in);
        this.most = most;
        this.left = most + 1L;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        left -= Math.max(read, 0);
        if (left == 0) {
            throw new Lines.TooLong(most);
        }
        return read;
    }
}
