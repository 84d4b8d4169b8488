package com.opspawn.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Held to what OpenTelemetry's own SDK writes of the same spans. */
final class OtlpJsonTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String SPAN = "53995c3f42cd8ad8";
    private static final Instant START = Instant.parse("2026-11-22T12:00:00.000000042Z");
    private static final Instant END = START.plusMillis(1_250);

    @Test
    void aSpanIsWrittenAsTheSdkWritesIt() throws Exception {
        Attributes attributes = Attributes.NONE
                .with("gen_ai.operation.name", "chat")
                .with("gen_ai.usage.input_tokens", 9_007_199_254_740_993L)
                .with("opspawn.cost_usd", new BigDecimal("0.0012"))
                .with("gen_ai.response.finish_reasons", List.of("stop", "\"quoted\" ä"));
        Span ours = new Span(
                TRACE,
                SPAN,
                Optional.of(PARENT),
                "chat demo",
                Span.Kind.CLIENT,
                START,
                END,
                attributes,
                Optional.empty());

        assertThat(written(ours)).isEqualTo(bySdk(tracer -> {
            var span = tracer.spanBuilder("chat demo")
                    .setParent(Context.root()
                            .with(io.opentelemetry.api.trace.Span.wrap(SpanContext.createFromRemoteParent(
                                    TRACE, PARENT, TraceFlags.getSampled(), TraceState.getDefault()))))
                    .setSpanKind(SpanKind.CLIENT)
                    .setStartTimestamp(START)
                    .setAttribute("gen_ai.operation.name", "chat")
                    .setAttribute("gen_ai.usage.input_tokens", 9_007_199_254_740_993L)
                    .setAttribute("opspawn.cost_usd", 0.0012)
                    .setAttribute(
                            AttributeKey.stringArrayKey("gen_ai.response.finish_reasons"),
                            List.of("stop", "\"quoted\" ä"))
                    .startSpan();
            span.end(END);
        }));
    }

    @Test
    void aFailureIsWrittenAsTheSdkWritesIt() throws Exception {
        Span ours = new Span(
                TRACE,
                SPAN,
                Optional.empty(),
                "invoke_agent",
                Span.Kind.INTERNAL,
                START,
                END,
                Attributes.NONE,
                Optional.of("model_error"));

        assertThat(written(ours)).isEqualTo(bySdk(tracer -> {
            var span = tracer.spanBuilder("invoke_agent")
                    .setNoParent()
                    .setStartTimestamp(START)
                    .setAttribute("error.type", "model_error")
                    .startSpan();
            span.setStatus(StatusCode.ERROR);
            span.end(END);
        }));
    }

    @Test
    void aClockThatWentBackMakesNoNegativeTime() {
        Instant wentBack = START.minusSeconds(1);
        Span span = new Span(
                TRACE,
                SPAN,
                Optional.empty(),
                "x",
                Span.Kind.INTERNAL,
                START,
                wentBack,
                Attributes.NONE,
                Optional.empty());

        assertThat(span.end()).isEqualTo(span.start());
    }

    private static JsonNode written(Span span) throws IOException {
        Attributes resource = Attributes.NONE.with("service.name", "opspawn");
        return normal(Json.parse(Json.write(OtlpJson.write(resource, List.of(span)))));
    }

    private interface Recording {
        void with(io.opentelemetry.api.trace.Tracer tracer);
    }

    private static JsonNode bySdk(Recording recording) throws IOException {
        List<SpanData> recorded = new ArrayList<>();
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.create(
                        io.opentelemetry.api.common.Attributes.of(AttributeKey.stringKey("service.name"), "opspawn")))
                .setIdGenerator(new OurIds())
                .addSpanProcessor(SimpleSpanProcessor.create(new Kept(recorded)))
                .build()) {
            recording.with(provider.get("com.opspawn"));
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        TraceRequestMarshaler.create(recorded).writeJsonTo(json);
        return normal(Json.parse(json.toByteArray()));
    }

    /**
     * Attributes have no order; what is empty may be left out; beyond W3C's eight, flags say where a parent is, which need not
     * be said.
     */
    private static JsonNode normal(JsonNode body) {
        ObjectNode span = (ObjectNode) body.at("/resourceSpans/0/scopeSpans/0/spans/0");
        span.put("flags", span.path("flags").asInt() & 0xff);
        List<JsonNode> attributes = new ArrayList<>();
        span.path("attributes").forEach(attributes::add);
        attributes.sort(Comparator.comparing(node -> node.path("key").asText()));
        span.set("attributes", Json.array().addAll(attributes));
        for (String place : List.of("/resourceSpans/0/resource", "/resourceSpans/0/scopeSpans/0/scope")) {
            ((ObjectNode) body.at(place))
                    .properties()
                    .removeIf(field ->
                            field.getValue().isEmpty() && field.getValue().isArray());
        }
        span.properties()
                .removeIf(
                        field -> field.getValue().isArray() && field.getValue().isEmpty());
        return body;
    }

    private record OurIds() implements IdGenerator {
        @Override
        public String generateSpanId() {
            return SPAN;
        }

        @Override
        public String generateTraceId() {
            return TRACE;
        }
    }

    private record Kept(List<SpanData> spans) implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> more) {
            spans.addAll(more);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
