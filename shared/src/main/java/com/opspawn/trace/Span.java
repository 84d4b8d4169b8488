package com.opspawn.trace;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that took its time.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param parent the span that this is a part of; empty for the first of a trace
 * @param errorType what kind of failure it ended with, from a small set; empty where it did not fail
 */
public record Span(
        String traceId,
        String spanId,
        Optional<String> parent,
        String name,
        Kind kind,
        Instant start,
        Instant end,
        Attributes attributes,
        Optional<String> errorType) {
    /** By the numbers of https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto */
    public enum Kind {
        INTERNAL(1),
        CLIENT(3);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    /** A clock that went backwards gives no negative time. */
    public Span {
        end = end.isBefore(start) ? start : end;
    }
}
