package com.opspawn.control;

import com.opspawn.http.Problem;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.task.TaskStatus;
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
            case Command.Decide decide -> new JudgingInput(history, by).of(decide);
            case Command.Keyed keyed ->
                keyed.key().flatMap(this::done).map(fact -> again(keyed, fact)).orElseGet(() -> first(keyed));
        };
    }

    /** What a request under the same key did. */
    private Optional<Fact.Keyed> done(String key) {
        return history.entries().stream()
                .map(Entry::fact)
                .filter(Fact.Keyed.class::isInstance)
                .map(Fact.Keyed.class::cast)
                .filter(fact -> fact.by().equals(by) && fact.idempotencyKey().equals(Optional.of(key)))
                .findFirst();
    }

    private Judgement again(Command.Keyed command, Fact.Keyed done) {
        return asFact(command).equals(done)
                ? new Judgement.Unchanged()
                : new Judgement.Refused(Problem.idempotencyKeyTaken());
    }

    private Fact.Keyed asFact(Command.Keyed command) {
        return switch (command) {
            case Command.Pause pause -> new Fact.Paused(pause.reason(), by, pause.key());
            case Command.Resume resume -> new Fact.Resumed(resume.reason(), by, resume.key());
            case Command.Redrive redrive -> new Fact.Redriven(redrive.reason(), by, redrive.key());
            case Command.Say say -> new Fact.MessageAdded(say.content(), by, say.key());
        };
    }

    /**
     * What is as it should be is left so, unless the request has a key: it is noted, for it may come again when that has
     * changed.
     */
    private Judgement first(Command.Keyed command) {
        boolean paused = status() == TaskStatus.PAUSED;
        boolean nothingToDo = switch (command) {
            case Command.Pause _ -> paused;
            case Command.Resume _ -> !paused && !history.hasEnded();
            case Command.Redrive _, Command.Say _ -> false;
        };
        if (nothingToDo && command.key().isEmpty()) {
            return new Judgement.Unchanged();
        }
        return command instanceof Command.Redrive redrive ? redrive(redrive) : unlessEnded(asFact(command));
    }

    private TaskStatus status() {
        return history.task().status();
    }

    private Judgement cancel(Command.Cancel cancel) {
        return status() == TaskStatus.CANCELLED
                ? new Judgement.Unchanged()
                : unlessEnded(new Fact.Cancelled(cancel.reason(), by));
    }

    /**
     * Whom another was quicker than is told that it is done only where there is no key: under a key it would have to be noted,
     * or would be done when it comes again and the task has failed anew.
     */
    private Judgement redrive(Command.Redrive redrive) {
        boolean isDone = history.redrives() > 0 && redrive.key().isEmpty();
        return switch (status()) {
            case FAILED -> new Judgement.Append(asFact(redrive));
            case PENDING, RUNNING, PAUSED, INPUT_REQUIRED -> isDone ? new Judgement.Unchanged() : notFailed();
            case COMPLETED, CANCELLED -> notFailed();
        };
    }

    private Judgement notFailed() {
        return new Judgement.Refused(Problem.conflict(
                "not_failed",
                "The task has not failed",
                "the task is " + status().wireName() + ": only one that has failed can be redriven"));
    }

    private Judgement unlessEnded(Fact fact) {
        return history.hasEnded() ? ended(history) : new Judgement.Append(fact);
    }

    static Judgement ended(History history) {
        String status = history.task().status().wireName();
        return new Judgement.Refused(Problem.conflict(
                "task_ended", "The task has ended", "the task is " + status + ": nothing can be changed any more"));
    }
}
