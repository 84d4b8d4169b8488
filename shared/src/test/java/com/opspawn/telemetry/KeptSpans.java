package com.opspawn.telemetry;

import com.opspawn.trace.Span;
import com.opspawn.trace.Spans;
import java.util.ArrayList;
import java.util.List;

/** Spans as they were added. */
final class KeptSpans implements Spans {
    private final List<Span> added = new ArrayList<>();
    private int flushes;

    @Override
    public void add(List<Span> spans) {
        added.addAll(spans);
    }

    @Override
    public void flush() {
        flushes++;
    }

    int flushes() {
        return flushes;
    }

    List<Span> all() {
        return List.copyOf(added);
    }

    List<String> names() {
        return added.stream().map(Span::name).toList();
    }

    Span named(String name) {
        return added.stream()
                .filter(span -> span.name().equals(name))
                .reduce((first, second) -> {
                    throw new AssertionError("two spans are named " + name);
                })
                .orElseThrow();
    }
}
