package com.opspawn.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class OtlpSpansTest {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    private OtlpSpans to(URI url, Duration patience) {
        OtlpTarget target = new OtlpTarget(url.resolve("/v1/traces"), Map.of("x-api-key", "hunter2"));
        return new OtlpSpans(target, Attributes.NONE.with("service.name", "opspawn"), () -> now, patience);
    }

    private OtlpSpans to(Collector collector) {
        return to(collector.url(), OtlpSpans.PATIENCE);
    }

    private static Span span(int number) {
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        return new Span(
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "%016x".formatted(number),
                Optional.empty(),
                "span " + number,
                Span.Kind.INTERNAL,
                noon,
                noon,
                Attributes.NONE,
                Optional.empty());
    }

    private static String logged(Runnable work) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFlushSendsWhatWasKeptInOneRequest() throws IOException {
        try (Collector collector = Collector.answering(200)) {
            OtlpSpans spans = to(collector);

            spans.add(List.of(span(1), span(2)));
            spans.add(List.of(span(3)));
            assertThat(collector.taken()).isEmpty();
            String log = logged(spans::flush);
            spans.flush();

            assertThat(log).isEmpty();
            assertThat(collector.taken()).singleElement().satisfies(taken -> {
                assertThat(taken.path()).isEqualTo("/v1/traces");
                assertThat(taken.headers().getFirst("Content-Type")).isEqualTo("application/json");
                assertThat(taken.headers().getFirst("x-api-key")).isEqualTo("hunter2");
                assertThat(taken.body()
                                .at("/resourceSpans/0/scopeSpans/0/spans")
                                .findValuesAsText("name"))
                        .containsExactly("span 1", "span 2", "span 3");
            });
        }
    }

    @Test
    void aCollectorThatRefusesIsToldOfOnceAndLeftAloneForAWhile() throws IOException {
        try (Collector collector = Collector.answering(503)) {
            OtlpSpans spans = to(collector);
            String log = logged(() -> {
                for (int i = 1; i <= 3; i++) {
                    spans.add(List.of(span(i)));
                    spans.flush();
                }
            });

            assertThat(log)
                    .isEqualToIgnoringNewLines("WARN OtlpSpans - 1 spans were not taken by "
                            + collector.url().getAuthority() + ": it answered 503; none are sent for 60 s");
            assertThat(collector.taken()).hasSize(1);

            now = now.plus(OtlpSpans.PAUSE);
            spans.add(List.of(span(4)));
            logged(spans::flush);
            assertThat(collector.taken()).hasSize(2);
            assertThat(collector.taken().getLast().body().findValuesAsText("name"))
                    .contains("span 4")
                    .doesNotContain("span 2");
        }
    }

    @Test
    @Timeout(20)
    void aCollectorThatDoesNotAnswerCostsItsTimeAndNoMore() throws IOException {
        try (Collector collector = Collector.silent()) {
            OtlpSpans spans = to(collector.url(), Duration.ofMillis(200));
            spans.add(List.of(span(1)));

            assertThat(logged(spans::flush)).contains("no answer within 200 ms", "1 spans were not taken");
        }
    }

    @Test
    @Timeout(20)
    void whereNobodyListensTheWorkGoesOn() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        OtlpSpans spans = to(nobody, OtlpSpans.PATIENCE);
        spans.add(List.of(span(1)));

        assertThat(logged(spans::flush))
                .contains(": ConnectException; none are sent for 60 s")
                .doesNotContain("hunter2");
    }

    @Test
    void whereNobodyFlushesMemoryDoesNotFill() throws IOException {
        try (Collector collector = Collector.answering(200)) {
            OtlpSpans spans = to(collector);
            spans.add(IntStream.rangeClosed(1, OtlpSpans.MOST_KEPT + 1)
                    .mapToObj(OtlpSpansTest::span)
                    .toList());
            spans.flush();

            assertThat(collector.taken().getFirst().body().at("/resourceSpans/0/scopeSpans/0/spans"))
                    .hasSize(OtlpSpans.MOST_KEPT);
        }
    }
}
