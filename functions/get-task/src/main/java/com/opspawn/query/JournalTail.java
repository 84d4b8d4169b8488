package com.opspawn.query;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Journal;
import com.opspawn.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a journal has behind a place, waiting for the first of it where there is nothing yet. */
final class JournalTail {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(800);

    private final Journal journal;
    private final Patience patience;

    JournalTail(Journal journal, Patience patience) {
        this.journal = journal;
        this.patience = patience;
    }

    /** A task that had ended before its journal was read is not waited for: what may still follow is no event to come. */
    List<Entry> entries(Task task, long after, Duration wait) {
        Instant end = patience.now().plus(wait);
        Duration pause = FIRST_PAUSE;
        List<Entry> entries = journal.read(task.key(), after + 1);
        while (entries.isEmpty() && !task.status().hasEnded() && patience.now().isBefore(end)) {
            Duration left = Duration.between(patience.now(), end);
            if (!paused(shorter(pause, left))) {
                return entries;
            }
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            entries = journal.read(task.key(), after + 1);
        }
        return entries;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** False where somebody wants this thread to stop. */
    private boolean paused(Duration pause) {
        try {
            patience.pause(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
