package com.opspawn.agent;

import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Opened;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what a journal is asked for. */
final class CountingJournal {
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger appends = new AtomicInteger();

    int reads() {
        return reads.get();
    }

    int appends() {
        return appends.get();
    }

    Journal over(Journal journal) {
        return new Journal() {
            @Override
            public Opened open(Task task, Idempotency idempotency) {
                return journal.open(task, idempotency);
            }

            @Override
            public List<Entry> read(TaskKey key, long fromSeq) {
                reads.incrementAndGet();
                return journal.read(key, fromSeq);
            }

            @Override
            public Appended append(History history, List<Fact> facts, Instant at) {
                appends.incrementAndGet();
                return journal.append(history, facts, at);
            }
        };
    }
}
