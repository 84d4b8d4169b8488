package com.opspawn.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API of a laptop is the developer's, and not that of every page that the developer looks at. */
final class LaptopTest {
    private static HttpRequest request(String host, String origin) {
        Map<String, List<String>> headers = origin.isEmpty()
                ? Map.of("host", List.of(host))
                : Map.of("host", List.of(host), "origin", List.of(origin));
        return new HttpRequest("POST", "/api/v1/tasks", "", "HTTP/1.1", "127.0.0.1", headers, new byte[0]);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:3000, ''",
        "localhost:3000, ''",
        "[::1]:3000, ''",
        "127.0.0.1:3000, http://127.0.0.1:3000",
        "localhost:3000, http://localhost:5173"
    })
    void whatComesFromThisMachineIsLetIn(String host, String origin) {
        assertThat(Laptop.refusal(request(host, origin))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:3000, https://evil.example",
        "127.0.0.1:3000, null",
        "127.0.0.1:3000, http://127.0.0.1.evil.example",
        "127.0.0.1:3000, 'http://localhost@evil.example'",
        "rebound.evil.example:3000, ''",
        "rebound.evil.example:3000, http://rebound.evil.example:3000",
        "'', ''",
        "'not a host', ''"
    })
    void whatComesFromElsewhereIsNot(String host, String origin) {
        assertThat(Laptop.refusal(request(host, origin)))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(403));
    }
}
