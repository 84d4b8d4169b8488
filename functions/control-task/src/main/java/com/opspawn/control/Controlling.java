package com.opspawn.control;

import com.opspawn.http.Problem;
import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.History;
import com.opspawn.journal.Journal;
import com.opspawn.log.LogContext;
import com.opspawn.task.StoreException;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.workflow.Waking;
import com.opspawn.workflow.WorkflowException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records a command, then wakes the task's workflow where it waits. What is recorded is promised: the sweeper wakes it else. */
final class Controlling {
    private static final Logger LOG = LoggerFactory.getLogger(Controlling.class);

    private final Journal journal;
    private final Waking waking;
    private final Clock clock;

    Controlling(Journal journal, Waking waking, Clock clock) {
        this.journal = journal;
        this.waking = waking;
        this.clock = Clock.tick(clock, Duration.ofMillis(1));
    }

    /** What came of a command. */
    sealed interface Outcome {
        record Done(Task task) implements Outcome {}

        record Refused(Problem problem) implements Outcome {}
    }

    /** @param by the caller's subject */
    Outcome apply(TaskKey key, Command command, String by) {
        try (var _ = LogContext.task(key)) {
            return applied(key, command, by);
        }
    }

    private Outcome applied(TaskKey key, Command command, String by) {
        List<Entry> entries = journal.read(key, 0);
        if (entries.isEmpty()) {
            return new Outcome.Refused(Problem.notFound("there is no task '" + key.taskId() + "'"));
        }
        History history = new History(key, entries);
        while (true) {
            switch (new Judging(history, by).of(command)) {
                case Judgement.Refused refused -> {
                    return new Outcome.Refused(refused.problem());
                }
                // Whoever recorded it may have died before the workflow was woken.
                case Judgement.Unchanged _ -> {
                    return done(command, history);
                }
                case Judgement.Append step -> {
                    switch (journal.append(history, List.of(step.fact()), clock.instant())) {
                        case Appended.Won(History after) -> {
                            return done(command, after);
                        }
                        case Appended.Lost _ -> history = history.plus(journal.read(key, history.nextSeq()));
                    }
                }
            }
        }
    }

    /** All that a command needs, for one that is never given. */
    void rehearse() {
        journal.read(TaskKey.NOBODYS, 0);
        journal.rehearse();
    }

    private Outcome done(Command command, History history) {
        try {
            // A message ends no wait: the task hears it when it goes on.
            if (!(command instanceof Command.Say)) {
                waking.wake(history);
            }
        } catch (WorkflowException | StoreException e) {
            LOG.warn("{}; the sweeper will do it", e.getMessage());
        }
        return new Outcome.Done(history.task());
    }
}
