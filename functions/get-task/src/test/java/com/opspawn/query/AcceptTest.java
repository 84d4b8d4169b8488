package com.opspawn.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AcceptTest {
    private final Bench bench = new Bench();

    private String answered(Map<String, String> headers) {
        return String.valueOf(
                bench.events(Map.of("wait", "0"), headers).getHeaders().get("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/event-stream",
                "Text/Event-Stream",
                "text/event-stream;charset=utf-8",
                "text/event-stream, */*",
                "text/event-stream, application/json;q=0.9",
                "application/json;q=0.2 , text/event-stream; q=0.3",
                "text/*",
                "text/*;q=0.1, */*;q=0.05",
                "application/*;q=0.5, */*",
                "application/json;q=0, */*",
            })
    void aStreamIsForWhoPrefersIt(String accept) {
        assertThat(answered(Map.of("Accept", accept))).isEqualTo("text/event-stream");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/json",
                "application/json, text/event-stream",
                "text/event-stream, application/json",
                "text/event-stream;q=0.9, application/json",
                "text/event-stream;q=0.5, */*",
                "text/event-stream;q=0, */*",
                "text/event-stream;q=0",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "application/*, text/*",
                "image/png",
                "text/event",
                ",;,q=1",
            })
    void theRestGetsJson(String accept) {
        assertThat(answered(Map.of("Accept", accept))).isEqualTo("application/json");
    }

    @Test
    void whoDoesNotSayGetsJson() {
        assertThat(answered(Map.of())).isEqualTo("application/json");
    }
}
