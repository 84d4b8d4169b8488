package com.opspawn.local.states.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileExecutionLogTest extends ExecutionLogContract {
    private final AtomicInteger opened = new AtomicInteger();

    @TempDir
    private Path directory;

    private Path current() {
        return directory.resolve("log-" + opened.get());
    }

    @Override
    ExecutionLog open() {
        opened.incrementAndGet();
        return FileExecutionLog.open(current(), 2);
    }

    /** Without a close: what was written must be there after a kill. */
    @Override
    ExecutionLog reopen(ExecutionLog log) {
        return FileExecutionLog.open(current(), 2);
    }

    @Test
    void tornLastLineIsLeftOut() throws IOException {
        ExecutionLog log = open();
        log.started(start("a"));
        Path file = current().resolve("executions.jsonl");
        Files.writeString(file, "{\"started\":\"arn:b\",\"mach", StandardOpenOption.APPEND);

        try (ExecutionLog again = reopen(log)) {
            assertThat(again.executions())
                    .extracting(execution -> execution.start().name())
                    .containsExactly("a");
            again.started(start("c"));
        }
        try (ExecutionLog third = reopen(log)) {
            assertThat(third.executions())
                    .extracting(execution -> execution.start().name())
                    .containsExactly("a", "c");
        }
    }

    /** A full disk takes half a line and refuses the rest. */
    @Test
    void lineBehindATornOneIsKept() throws IOException {
        open().close();
        Path file = current().resolve("executions.jsonl");
        try (OutputStream disk = new FileOutputStream(file.toFile(), true)) {
            ExecutionLog log = new FileExecutionLog(Map.of(), new FullOnce(disk));

            assertThatThrownBy(() -> log.started(start("a"))).isInstanceOf(UncheckedIOException.class);
            log.started(start("b"));

            assertThat(reopen(log).executions())
                    .extracting(execution -> execution.start().name())
                    .containsExactly("b");
        }
    }

    private static final class FullOnce extends FilterOutputStream {
        private boolean full = true;

        FullOnce(OutputStream disk) {
            super(disk);
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            out.write(bytes, 0, full ? bytes.length / 2 : bytes.length);
            if (full) {
                full = false;
                throw new IOException("No space left on device");
            }
        }
    }

    @Test
    void fileIsRewrittenWithWhatIsKept() throws IOException {
        ExecutionLog log = open();
        for (int i = 0; i < 50; i++) {
            log.started(start("e" + i));
            log.ended("arn:e" + i, new ExecutionEnd.TimedOut(AT));
        }
        reopen(log).close();

        assertThat(Files.readAllLines(current().resolve("executions.jsonl"))).hasSize(4);
    }
}
