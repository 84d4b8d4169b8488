package com.opspawn.tool.builtin.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Takes a body out of what it is wrapped in: first its length or chunks, then its compression. */
final class Framing {
    private static final int ZLIB_METHOD = 8;

    private Framing() {}

    static InputStream body(Head head, InputStream in) throws IOException {
        return decompressed(head, new BufferedInputStream(framed(head, in)));
    }

    private static InputStream framed(Head head, InputStream in) throws IOException {
        if (head.status() == 204 || head.status() == 304) {
            return InputStream.nullInputStream();
        }
        String encoding = head.header("transfer-encoding").orElse("").toLowerCase(Locale.ROOT);
        if (encoding.equals("chunked")) {
            return new ChunkedBody(in);
        }
        if (!encoding.isEmpty()) {
            throw new ProtocolException("the answer has the transfer encoding '" + encoding + "', not chunked");
        }
        String length = head.header("content-length").orElse("");
        return length.isEmpty() ? in : new SizedBody(in, size(length));
    }

    private static long size(String contentLength) throws IOException {
        try {
            return Long.parseUnsignedLong(contentLength);
        } catch (NumberFormatException e) {
            throw new ProtocolException("the answer's content length '" + contentLength + "' is not a number");
        }
    }

    private static InputStream decompressed(Head head, BufferedInputStream body) throws IOException {
        String encoding = head.header("content-encoding").orElse("identity").toLowerCase(Locale.ROOT);
        int first = peeked(body);
        if (first < 0) {
            return body;
        }
        return switch (encoding) {
            case "identity", "" -> body;
            case "gzip", "x-gzip" -> new GZIPInputStream(body);
            // By its name deflate is a zlib stream; some servers send it without zlib's two bytes of header.
            case "deflate" -> new InflaterInputStream(body, new Inflater((first & 0xf) != ZLIB_METHOD));
            default -> throw new ProtocolException("the answer is compressed with '" + encoding + "', not gzip");
        };
    }

    private static int peeked(BufferedInputStream body) throws IOException {
        body.mark(1);
        int first = body.read();
        body.reset();
        return first;
    }

    /** A body of a known size; ending before it is an error, not an end. */
    private static final class SizedBody extends FilterInputStream {
        private long left;

        SizedBody(InputStream in, long size) {
            super(in);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("the connection ended " + left + " bytes before the body did");
            }
            left -= read;
            return read;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(in.available(), left);
        }
    }
}
