package com.opspawn.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The body of {@code POST /v1/traces} in OTLP's JSON: ids as hexadecimal digits, times in nanoseconds, as texts. A test holds
 * it to what OpenTelemetry's own SDK writes.
 */
final class OtlpJson {
    private static final String SCOPE = "com.opspawn";
    private static final int STATUS_ERROR = 2;
    /** The span and its parent are recorded: the lowest bit of W3C's flags. */
    private static final int SAMPLED = 1;

    private OtlpJson() {}

    /** @param resource who sends them */
    static ObjectNode write(Attributes resource, List<Span> spans) {
        ObjectNode body = Json.object();
        ObjectNode ours = body.putArray("resourceSpans").addObject();
        ours.putObject("resource").set("attributes", resource.write());
        ObjectNode scoped = ours.putArray("scopeSpans").addObject();
        scoped.putObject("scope").put("name", SCOPE);
        ArrayNode list = scoped.putArray("spans");
        spans.forEach(span -> list.add(write(span)));
        return body;
    }

    private static ObjectNode write(Span span) {
        Attributes attributes = span.attributes().with("error.type", span.errorType());
        ObjectNode json = Json.object().put("traceId", span.traceId()).put("spanId", span.spanId());
        span.parent().ifPresent(parent -> json.put("parentSpanId", parent));
        json.put("name", span.name())
                .put("kind", span.kind().number())
                .put("startTimeUnixNano", nanos(span.start()))
                .put("endTimeUnixNano", nanos(span.end()))
                .put("flags", SAMPLED)
                .set("attributes", attributes.write());
        ObjectNode status = json.putObject("status");
        span.errorType().ifPresent(_ -> status.put("code", STATUS_ERROR));
        return json;
    }

    private static String nanos(Instant at) {
        return at.getEpochSecond() + String.format(Locale.ROOT, "%09d", at.getNano());
    }
}
