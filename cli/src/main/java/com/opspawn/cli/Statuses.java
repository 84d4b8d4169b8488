package com.opspawn.cli;

import java.util.Iterator;
import java.util.List;

/** The statuses of tasks, for help and completion. The API knows which there are. */
final class Statuses implements Iterable<String> {
    private static final List<String> OPEN = List.of("pending", "running", "paused", "input_required");
    private static final List<String> ALL =
            List.of("pending", "running", "paused", "input_required", "completed", "failed", "cancelled");

    /** Those of tasks that have not ended. */
    static final class Open implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return OPEN.iterator();
        }
    }

    @Override
    public Iterator<String> iterator() {
        return ALL.iterator();
    }
}
