package com.opspawn.telemetry;

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

/** Tells what is recorded, where and when the slot was won: whoever lost it has nothing to tell. */
final class ObservedJournal implements Journal {
    private final Journal journal;
    private final Telemetry telemetry;

    ObservedJournal(Journal journal, Telemetry telemetry) {
        this.journal = journal;
        this.telemetry = telemetry;
    }

    @Override
    public Opened open(Task task, Idempotency idempotency) {
        Opened opened = journal.open(task, idempotency);
        if (opened instanceof Opened.New created) {
            telemetry.submitted(created.task());
        }
        return opened;
    }

    @Override
    public List<Entry> read(TaskKey key, long fromSeq) {
        return journal.read(key, fromSeq);
    }

    @Override
    public Appended append(History history, List<Fact> facts, Instant at) {
        Appended appended = journal.append(history, facts, at);
        if (appended instanceof Appended.Won(History after)) {
            telemetry.recorded(history, after);
            Telemetry.working(after);
        }
        return appended;
    }

    @Override
    public void rehearse() {
        journal.rehearse();
    }
}
