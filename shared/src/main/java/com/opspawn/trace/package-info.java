/**
 * Spans, as OpenTelemetry's collectors take them: https://opentelemetry.io/docs/specs/otlp/
 *
 * <p>Promises: a collector that is slow, away or wrong costs a bounded time and no more; nothing that is sent is more than
 * what a {@link com.opspawn.trace.Span} was given.
 */
@NullMarked
package com.opspawn.trace;

import org.jspecify.annotations.NullMarked;
