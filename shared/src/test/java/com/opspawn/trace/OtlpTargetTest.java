package com.opspawn.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.opspawn.settings.Environment;
import com.opspawn.settings.SettingsException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OtlpTargetTest {
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";

    private static String problem(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        OtlpTarget.read(environment);
        return String.valueOf(assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(environment::check)
                .actual()
                .getMessage());
    }

    @Test
    void withoutAnAddressNothingIsSent() {
        assertThat(OtlpSpans.read(new Environment(Map.of()))).isSameAs(Spans.NONE);
        assertThat(OtlpSpans.read(new Environment(Map.of(ENDPOINT, " ", HEADERS, "a=b"))))
                .isSameAs(Spans.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:4318", "http://127.0.0.1:4318/", "http://127.0.0.1:4318//"})
    void spansGoToTheirPathBelowTheAddress(String endpoint) {
        assertThat(OtlpTarget.read(new Environment(Map.of(ENDPOINT, endpoint))))
                .contains(new OtlpTarget(URI.create("http://127.0.0.1:4318/v1/traces"), Map.of()));
    }

    @Test
    void headersAreNamesAndValuesAndTheirValuesAreNeverShown() {
        OtlpTarget target = OtlpTarget.read(new Environment(Map.of(
                        ENDPOINT,
                        "https://otlp.example.com/otlp",
                        HEADERS,
                        "Authorization=Basic%20c2VjcmV0, x-team = a+b=")))
                .orElseThrow();

        assertThat(target.url()).isEqualTo(URI.create("https://otlp.example.com/otlp/v1/traces"));
        assertThat(target.headers()).isEqualTo(Map.of("Authorization", "Basic c2VjcmV0", "x-team", "a+b="));
        assertThat(target.toString()).contains("Authorization", "x-team").doesNotContain("c2VjcmV0", "a+b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"collector", "ftp://collector", "http://", "http://user:hunter2@collector", "http://a b", "//x"})
    void whatIsNoAddressIsRefusedWithoutBeingRepeated(String endpoint) {
        assertThat(problem(Map.of(ENDPOINT, endpoint)))
                .contains("OTEL_EXPORTER_OTLP_ENDPOINT is no address of a collector: use http://host:port or"
                        + " https://host, with credentials in OTEL_EXPORTER_OTLP_HEADERS")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "=hunter2", "a=hunter2,", "a b=hunter2", "a=%zzhunter2", "a=hunter2%0d%0ax:1"})
    void headersThatCannotBeReadAreRefusedWithoutBeingRepeated(String headers) {
        assertThat(problem(Map.of(ENDPOINT, "http://127.0.0.1:4318", HEADERS, headers)))
                .contains("OTEL_EXPORTER_OTLP_HEADERS cannot be read: use name=value, with commas between several, and"
                        + " values percent-encoded")
                .doesNotContain("hunter2");
    }
}
