package com.opspawn.tool.builtin.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** Fails once more bytes were read than are allowed. */
final class CappedStream extends FilterInputStream {
    private final int most;
    private int left;

    CappedStream(InputStream in, int most) {
        super(in);
        this.most = most;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            throw new ProtocolException("the answer is longer than " + most + " bytes");
        }
        int read = in.read(bytes, offset, Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
    }
}
