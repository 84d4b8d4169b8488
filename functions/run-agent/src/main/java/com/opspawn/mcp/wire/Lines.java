package com.opspawn.mcp.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines of bytes, none longer than allowed. A line ends with LF, CRLF or CR. */
final class Lines {
    private final InputStream in;
    private final int most;
    private boolean afterReturn;

    Lines(InputStream in, int most) {
        this.in = new BufferedInputStream(in);
        this.most = most;
    }

    /** The line had no end within what is allowed. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;

        TooLong(int most) {
            super("sent a message longer than " + most + " bytes");
        }
    }

    /** The next line without its end; empty at the end of the stream, where a line without an end is dropped. */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            boolean secondOfTwo = afterReturn && next == '\n';
            afterReturn = next == '\r';
            if (secondOfTwo) {
                continue;
            }
            if (next == '\n' || next == '\r') {
                return Optional.of(line.toByteArray());
            }
            if (line.size() == most) {
                throw new TooLong(most);
            }
            line.write(next);
        }
        return Optional.empty();
    }
}
