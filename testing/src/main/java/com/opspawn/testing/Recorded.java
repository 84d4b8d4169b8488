package com.opspawn.testing;

import com.opspawn.journal.History;
import com.opspawn.journal.Journal;
import com.opspawn.task.TaskKey;
import com.opspawn.task.dynamodb.Keys;
import com.opspawn.testing.boundary.Boundary;
import com.opspawn.testing.boundary.Crossing;
import com.opspawn.testing.run.JournalTraffic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the store has of tasks by now; read past the boundary, and only when something was written. */
final class Recorded {
    private final Boundary boundary;
    private final Journal journal;
    private final Map<TaskKey, Optional<History>> tasks = new LinkedHashMap<>();
    private int seen;

    /** @param journal with nothing before it */
    Recorded(Boundary boundary, Journal journal) {
        this.boundary = boundary;
        this.journal = journal;
    }

    /** All that were recorded so far. */
    Set<TaskKey> keys() {
        for (Crossing crossing : boundary.madeSince(seen)) {
            seen++;
            for (JournalTraffic.Written entry : JournalTraffic.written(crossing)) {
                tasks.put(Keys.task(entry.partition()), Optional.empty());
            }
        }
        return tasks.keySet();
    }

    History history(TaskKey key) {
        return keys().contains(key) ? known(key) : read(key);
    }

    private History known(TaskKey key) {
        History history = tasks.getOrDefault(key, Optional.empty()).orElseGet(() -> read(key));
        tasks.put(key, Optional.of(history));
        return history;
    }

    private History read(TaskKey key) {
        return new History(key, journal.read(key, 0));
    }

    /** The last one. */
    Optional<History> latest() {
        return keys().stream().reduce((first, second) -> second).map(this::history);
    }
}
