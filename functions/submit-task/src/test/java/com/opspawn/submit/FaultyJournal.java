package com.opspawn.submit;

import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Opened;
import com.opspawn.task.StoreException;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Cannot open the journals of some tasks. */
record FaultyJournal(Journal real, Predicate<Task> fails) implements Journal {
    @Override
    public Opened open(Task task, Idempotency idempotency) {
        if (fails.test(task)) {
            throw new StoreException("recording task " + task.key().taskId() + ": timed out");
        }
        return real.open(task, idempotency);
    }

    @Override
    public List<Entry> read(TaskKey key, long fromSeq) {
        return real.read(key, fromSeq);
    }

    @Override
    public Appended append(History history, List<Fact> facts, Instant at) {
        return real.append(history, facts, at);
    }
}
