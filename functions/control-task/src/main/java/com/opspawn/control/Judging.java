package com.opspawn.control;

import com.opspawn.http.Problem;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.task.TaskStatus;
import java.util.Objects;
import java.util.Optional;

/**
 * Judges a command by the journal, and by nothing else: the same command on the same journal always comes to the same.
 *
 * @param by the caller's subject
 */
record Judging(History history, String by) {

    Judgement of(Command command) {
        return switch (command) {
            case Command.Cancel cancel -> cancel(cancel);
            case Command.Pause pause ->
                status() == TaskStatus.PAUSED
                        ? new Judgement.Unchanged()
                        : unlessEnded(new Fact.Paused(pause.reason(), by));
            case Command.Resume resume ->
                status() == TaskStatus.PAUSED || hasEnded()
                        ? unlessEnded(new Fact.Resumed(resume.reason(), by))
                        : new Judgement.Unchanged();
            case Command.Redrive redrive -> redrive(redrive);
            case Command.Say say -> say(say);
            case Command.Decide decide -> new JudgingInput(history, by).of(decide);
        };
    }

    private TaskStatus status() {
        return history.task().status();
    }

    private boolean hasEnded() {
        return history.hasEnded();
    }

    private Judgement cancel(Command.Cancel cancel) {
        return status() == TaskStatus.CANCELLED
                ? new Judgement.Unchanged()
                : unlessEnded(new Fact.Cancelled(cancel.reason(), by));
    }

    private Judgement redrive(Command.Redrive redrive) {
        return switch (status()) {
            case FAILED -> new Judgement.Append(new Fact.Redriven(redrive.reason(), by));
            case PENDING, RUNNING, PAUSED, INPUT_REQUIRED ->
                history.redrives() > 0 ? new Judgement.Unchanged() : notFailed();
            case COMPLETED, CANCELLED -> notFailed();
        };
    }

    private Judgement notFailed() {
        return new Judgement.Refused(Problem.conflict(
                "not_failed",
                "The task has not failed",
                "the task is " + status().wireName() + ": only one that has failed can be redriven"));
    }

    private Judgement say(Command.Say say) {
        Optional<Fact.MessageAdded> said = say.key().flatMap(this::said);
        if (said.isPresent()) {
            return said.get().content().equals(say.content())
                    ? new Judgement.Unchanged()
                    : new Judgement.Refused(Problem.idempotencyKeyTaken());
        }
        return unlessEnded(new Fact.MessageAdded(say.content(), by, say.key()));
    }

    private Optional<Fact.MessageAdded> said(String key) {
        return history.entries().stream()
                .map(Entry::fact)
                .filter(Fact.MessageAdded.class::isInstance)
                .map(Fact.MessageAdded.class::cast)
                .filter(message -> message.by().equals(by)
                        && Objects.equals(message.idempotencyKey().orElse(""), key))
                .findFirst();
    }

    private Judgement unlessEnded(Fact fact) {
        return hasEnded() ? ended(history) : new Judgement.Append(fact);
    }

    static Judgement ended(History history) {
        String status = history.task().status().wireName();
        return new Judgement.Refused(Problem.conflict(
                "task_ended", "The task has ended", "the task is " + status + ": nothing can be changed any more"));
    }
}
