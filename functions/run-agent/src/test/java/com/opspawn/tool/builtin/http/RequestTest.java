package com.opspawn.tool.builtin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RequestTest {
    @Test
    void noHeaderIsEverPrinted() throws Exception {
        Request request = new Request(
                "POST",
                Target.parse("http://api.example/"),
                Map.of("Authorization", "Bearer secret"),
                Optional.empty());

        assertThat(request).hasToString("POST http://api.example/");
    }
}
