package com.opspawn.local;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Keeps what functions log to standard error, beside printing it: Lambda's log is a process's output. */
final class StandardError implements AutoCloseable {
    private final PrintStream before;

    private StandardError(PrintStream before) {
        this.before = before;
    }

    static StandardError alsoTo(List<String> log) {
        PrintStream before = System.err;
        System.setErr(new PrintStream(new Lines(before, log), true, StandardCharsets.UTF_8));
        return new StandardError(before);
    }

    @Override
    public void close() {
        System.setErr(before);
    }

    private static final class Lines extends ByteArrayOutputStream {
        private final PrintStream before;
        private final List<String> log;

        Lines(PrintStream before, List<String> log) {
            this.before = before;
            this.log = log;
        }

        @Override
        public synchronized void flush() {
            if (size() > 0) {
                String text = toString(StandardCharsets.UTF_8);
                before.print(text);
                log.add(text);
                reset();
            }
        }
    }
}
