package com.opspawn.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        30                            | PT30S
        0                             | PT0S
        86400                         | PT24H
        Sun, 22 Nov 2026 06:01:30 GMT | PT1M30S
        Sun, 22 Nov 2026 05:00:00 GMT | PT0S
        soon                          | -
        -5                            | -
        1.5                           | -
        9999999999                    | -
        """)
    void theHeaderIsReadInSecondsAndAsADate(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Optional.ofNullable(wait));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        34s          | PT34S
        34.0741s     | PT34.075S
        0s           | PT0S
        34           | -
        -1s          | -
        9999999999s  | -
        soon         | -
        """)
    void googlesDelayIsReadFromTheBody(String delay, Duration wait) {
        assertThat(RetryAfter.inBody(Json.parseOwn("""
            {"error": {"code": 429, "details": [
              {"@type": "type.googleapis.com/google.rpc.QuotaFailure"},
              {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "%s"}]}}
            """.formatted(delay)))).isEqualTo(Optional.ofNullable(wait));
    }
}
