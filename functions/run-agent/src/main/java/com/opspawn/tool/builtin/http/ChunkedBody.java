package com.opspawn.tool.builtin.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body that comes in pieces, each with its size in front (RFC 9112, section 7.1); trailers are left unread. */
final class ChunkedBody extends InputStream {
    private static final Pattern SIZE = Pattern.compile("([0-9A-Fa-f]{1,8})\\s*(;.*)?");

    private final InputStream in;
    private long left;
    private boolean started;
    private boolean ended;

    ChunkedBody(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the connection ended within a chunk of the body");
        }
        left -= read;
        return read;
    }

    private void nextChunk() throws IOException {
        if (started && !Head.line(in).isEmpty()) {
            throw new ProtocolException("a chunk of the body is longer than its size");
        }
        started = true;
        Matcher size = SIZE.matcher(Head.line(in));
        if (!size.matches()) {
            throw new ProtocolException("a chunk of the body has no size");
        }
        left = Long.parseLong(size.group(1), 16);
        ended = left == 0;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), left);
    }
}
