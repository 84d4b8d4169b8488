package com.opspawn.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

final class LogFormatTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.007Z");

    private static LogEvent event(String message, Map<String, String> context, Optional<Throwable> thrown) {
        return new LogEvent(NOON, Level.WARN, "com.opspawn.control.Controlling", message, context, thrown);
    }

    @Test
    void aLineIsOneJsonObjectWithTheIdsOfWhatWasBeingDone() {
        Map<String, String> context = Map.of(
                "task_id", "task_1", "tenant", "acme", "request_id", "r-1", "function", "run-agent", "step", "3");

        assertThat(LogFormat.JSON.line(event("one\n\"two\"", context, Optional.empty())))
                .isEqualTo("{\"timestamp\":\"2026-11-22T12:00:00.007Z\",\"level\":\"WARN\","
                        + "\"logger\":\"com.opspawn.control.Controlling\",\"message\":\"one\\n\\\"two\\\"\","
                        + "\"function\":\"run-agent\",\"request_id\":\"r-1\",\"step\":3,\"task_id\":\"task_1\","
                        + "\"tenant\":\"acme\"}");
    }

    @Test
    void anExceptionIsTwoFieldsAndItsWordsAreInNone() throws Exception {
        Throwable broken = new IllegalStateException("the password is hunter2", new IOException("hunter2 again"));

        String line = LogFormat.JSON.line(event("it broke", Map.of(), Optional.of(broken)));

        JsonNode json = Json.parse(line);
        assertThat(json.path("exception").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(json.path("stack_trace").asText())
                .startsWith("java.lang.IllegalStateException\n  at com.opspawn.log.LogFormatTest.")
                .contains("\ncaused by java.io.IOException\n");
        assertThat(line).doesNotContain("hunter2").doesNotContain("\n");
        assertThat(LogFormat.TEXT.line(event("it broke", Map.of(), Optional.of(broken))))
                .startsWith("WARN Controlling - it broke: java.lang.IllegalStateException\n  at ")
                .doesNotContain("hunter2");
    }

    @Test
    void noIdTakesThePlaceOfALinesOwnField() throws Exception {
        Map<String, String> context = Map.of("message", "forged", "level", "INFO", "timestamp", "x", "step", "last");

        JsonNode json = Json.parse(LogFormat.JSON.line(event("true", context, Optional.empty())));

        assertThat(json.path("message").asText()).isEqualTo("true");
        assertThat(json.path("level").asText()).isEqualTo("WARN");
        assertThat(json.path("timestamp").asText()).isEqualTo("2026-11-22T12:00:00.007Z");
        assertThat(json.path("step").asText()).isEqualTo("last");
    }

    @Test
    void aPersonReadsOneLineWithoutIds() {
        assertThat(LogFormat.TEXT.line(event("it goes on", Map.of("task_id", "task_1"), Optional.empty())))
                .isEqualTo("WARN Controlling - it goes on");
    }
}
