package com.opspawn.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** What has been started, to be closed once, {@link Layer} by layer. A part that fails to close does not keep the rest up. */
final class RunningParts implements AutoCloseable {
    private record Part(Layer layer, AutoCloseable part) {}

    private final List<Part> parts = new ArrayList<>();
    private final Consumer<String> log;
    private boolean closed;

    RunningParts(Consumer<String> log) {
        this.log = log;
    }

    /** A part that comes after {@link #close} is closed at once. */
    <T extends AutoCloseable> T add(Layer layer, T part) {
        synchronized (this) {
            if (!closed) {
                parts.add(new Part(layer, part));
                return part;
            }
        }
        close(part);
        return part;
    }

    @Override
    public void close() {
        List<Part> open;
        synchronized (this) {
            closed = true;
            open = new ArrayList<>(parts);
            parts.clear();
        }
        open.sort(Comparator.comparing(Part::layer));
        open.forEach(part -> close(part.part()));
    }

    private void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            log.accept("not closed cleanly: " + e);
        }
    }
}
