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
import java.util.function.Predicate;

/** A journal whose writer dies just before it records a certain fact. */
record DyingJournal(Journal journal, Predicate<Fact> fatal) implements Journal {
    /** The writer is gone. */
    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public Opened open(Task task, Idempotency idempotency) {
        return journal.open(task, idempotency);
    }

    @Override
    public List<Entry> read(TaskKey key, long fromSeq) {
        return journal.read(key, fromSeq);
    }

    @Override
    public Appended append(History history, List<Fact> facts, Instant at) {
        if (facts.stream().anyMatch(fatal)) {
            throw new Death();
        }
        return journal.append(history, facts, at);
    }
}
