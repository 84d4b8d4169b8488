package com.opspawn.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.task.Samples;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

final class LineLoggerTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private final Logger logger = new LineLogger(
            "com.opspawn.Test",
            LogSettings.read(Map.of("AWS_LAMBDA_LOG_FORMAT", "JSON")),
            () -> Samples.NOON,
            () -> out);

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void slf4jFindsIt() {
        assertThat(LoggerFactory.getLogger("com.opspawn.Test")).isInstanceOf(LineLogger.class);
    }

    @Test
    void aLineHasTheIdsOfItsTimeAndThoseBelowArePutBack() {
        try (var _ = LogContext.invocation("run-agent", "r-1");
                var _ = LogContext.task(Samples.key("acme", 1))) {
            LogContext.step(2);
            logger.info("{} and {}", "one", 2);
        }
        logger.info("afterwards");

        assertThat(lines())
                .containsExactly(
                        "{\"timestamp\":\"2026-11-22T12:00:00.000Z\",\"level\":\"INFO\",\"logger\":\"com.opspawn.Test\",\"message\":\"one"
                            + " and 2\",\"function\":\"run-agent\",\"request_id\":\"r-1\",\"step\":2,\"task_id\":\""
                                + Samples.key("acme", 1).taskId()
                                + "\",\"tenant\":\"acme\"}",
                        "{\"timestamp\":\"2026-11-22T12:00:00.000Z\",\"level\":\"INFO\",\"logger\":\"com.opspawn.Test\","
                            + "\"message\":\"afterwards\"}");
    }

    @Test
    void threadsThatAreStartedKnowWhatTheyAreStartedFor() throws InterruptedException {
        try (var _ = LogContext.task(Samples.key("acme", 1))) {
            Thread.ofVirtual().start(() -> logger.warn("beside")).join();
        }

        assertThat(lines()).singleElement().asString().contains("\"tenant\":\"acme\"");
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void whatIsBelowItsLevelIsNotWritten() {
        logger.debug("{}", "hidden");

        assertThat(lines()).isEmpty();
    }
}
