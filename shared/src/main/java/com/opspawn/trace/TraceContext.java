package com.opspawn.trace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which trace a request is part of, as W3C's {@code traceparent} says it: https://www.w3.org/TR/trace-context/#traceparent-header
 *
 * @param traceId 32 hexadecimal digits, not all zero
 * @param spanId the caller's span: 16 hexadecimal digits, not all zero
 * @param sampled whether the caller records its spans
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    public TraceContext {
        if (!traceId.matches("[0-9a-f]{32}") || traceId.equals(NO_TRACE)) {
            throw new IllegalArgumentException(
                    "trace id '" + traceId + "': must be 32 hexadecimal digits, not all zero");
        }
        if (!spanId.matches("[0-9a-f]{16}") || spanId.equals(NO_SPAN)) {
            throw new IllegalArgumentException("span id '" + spanId + "': must be 16 hexadecimal digits, not all zero");
        }
    }

    /** Empty where it is none: a mistake in it must not cost the request. Later versions are read as far as they are known. */
    public static Optional<TraceContext> parse(String traceparent) {
        Matcher parts = TRACEPARENT.matcher(traceparent.strip());
        boolean ours = parts.matches() && !(parts.group(1).equals("00") && parts.group(5) != null);
        return ours && !parts.group(2).equals(NO_TRACE) && !parts.group(3).equals(NO_SPAN)
                ? Optional.of(new TraceContext(
                        parts.group(2), parts.group(3), (Integer.parseInt(parts.group(4), 16) & 1) == 1))
                : Optional.empty();
    }

    /** As {@link #parse} reads it. */
    public String write() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
