package com.opspawn.local.states.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
