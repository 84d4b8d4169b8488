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
import java.util.Random;

/** A journal whose writer dies at random: before an append, or after it was applied and before it was told so. */
final class CrashingJournal implements Journal {
    /** The writer is gone. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Journal journal;
    private final Random random;
    private int crashes;

    CrashingJournal(Journal journal, Random random) {
        this.journal = journal;
        this.random = random;
    }

    int crashes() {
        return crashes;
    }

    private void maybeCrash() {
        if (random.nextInt(4) == 0) {
            crashes++;
            throw new Crash();
        }
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
        maybeCrash();
        Appended appended = journal.append(history, facts, at);
        maybeCrash();
        return appended;
    }
}
