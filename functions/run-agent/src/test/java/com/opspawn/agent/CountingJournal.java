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
import java.util.function.IntConsumer;

/** Counts what a journal is asked for. */
final class CountingJournal {
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger entries = new AtomicInteger();
    private final AtomicInteger appends = new AtomicInteger();

    int reads() {
        return reads.get();
    }

    /** How many entries were read in all. */
    int entriesRead() {
        return entries.get();
    }

    int appends() {
        return appends.get();
    }

    Journal over(Journal journal) {
        return over(journal, _ -> {});
    }

    /** @param appended is told how many appends there were, after each */
    Journal over(Journal journal, IntConsumer appended) {
        return new Journal() {
            @Override
            public Opened open(Task task, Idempotency idempotency) {
                return journal.open(task, idempotency);
            }

            @Override
            public List<Entry> read(TaskKey key, long fromSeq) {
                reads.incrementAndGet();
                List<Entry> read = journal.read(key, fromSeq);
                entries.addAndGet(read.size());
                return read;
            }

            @Override
            public Appended append(History history, List<Fact> facts, Instant at) {
                int number = appends.incrementAndGet();
                Appended outcome = journal.append(history, facts, at);
                appended.accept(number);
                return outcome;
            }
        };
    }
}
