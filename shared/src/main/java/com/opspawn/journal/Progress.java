package com.opspawn.journal;

import com.opspawn.task.Task;
import com.opspawn.task.TaskState;
import com.opspawn.task.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A task while its entries are gone through, one by one. */
final class Progress {
    private final Map<String, String> openQuestions = new LinkedHashMap<>();
    private Optional<String> pause = Optional.empty();
    private Optional<Instant> startedAt = Optional.empty();
    private Usage usage = Usage.NONE;
    private Duration waited = Duration.ZERO;
    private Task task;

    Progress(Task submitted) {
        this.task = submitted;
    }

    Task task() {
        return task;
    }

    /** How long it has waited for people by now; time that it lay there as failed counts as well. */
    Duration waited(Instant now) {
        boolean atRest = task.status().isWaiting() || task.status().hasEnded();
        return atRest ? waited.plus(since(now)) : waited;
    }

    /** Clocks of different writers may differ. */
    private Duration since(Instant now) {
        Duration since = Duration.between(task.updatedAt(), now);
        return since.isNegative() ? Duration.ZERO : since;
    }

    void add(Entry entry) {
        boolean redriven = entry.fact() instanceof Fact.Redriven;
        if (!task.status().hasEnded() || redriven) {
            TaskState next = after(entry);
            if (next.status() == task.status()) {
                task = task.in(next, task.updatedAt());
            } else {
                waited = waited(entry.at());
                task = task.in(next, entry.at());
            }
        }
    }

    private TaskState after(Entry entry) {
        Instant at = entry.at();
        return switch (entry.fact()) {
            case Fact.Completed done -> new TaskState.Completed(startedAt, usage, at, done.result());
            case Fact.Failed failed -> new TaskState.Failed(startedAt, usage, at, failed.reason(), failed.message());
            case Fact.Cancelled cancelled -> new TaskState.Cancelled(startedAt, usage, at, cancelled.reason());
            case Fact.ModelAnswered answer -> spent(answer.usage(), answer.askedAt());
            case Fact.Compacted compacted -> spent(compacted.usage(), compacted.askedAt());
            case Fact.InputRequested asked -> {
                openQuestions.put(asked.request().id(), asked.request().question());
                yield underWay();
            }
            case Fact.InputGiven given -> {
                openQuestions.remove(given.requestId());
                yield underWay();
            }
            case Fact.Paused paused -> {
                pause = pause.or(() -> Optional.of(paused.reason()));
                yield underWay();
            }
            case Fact.Resumed _ -> {
                pause = Optional.empty();
                yield underWay();
            }
            case Fact.Submitted _,
                    Fact.ToolStarted _,
                    Fact.ToolFinished _,
                    Fact.ToolsFinished _,
                    Fact.Recalled _,
                    Fact.ModelAsked _,
                    Fact.ModelFailed _,
                    Fact.ModelChanged _,
                    Fact.MessageAdded _,
                    Fact.Redriven _,
                    Fact.Told _ -> underWay();
        };
    }

    /** What a model gave first changes the task's status; later answers only add to what it has used. */
    private TaskState spent(Usage more, Instant askedAt) {
        startedAt = startedAt.or(() -> Optional.of(askedAt));
        usage = usage.plus(more);
        return underWay();
    }

    /** A pause is the stronger reason to wait. */
    private TaskState underWay() {
        if (pause.isPresent()) {
            return new TaskState.Paused(startedAt, usage, pause.get());
        }
        if (!openQuestions.isEmpty()) {
            return new TaskState.InputRequired(
                    startedAt, usage, openQuestions.values().iterator().next());
        }
        return startedAt.isPresent() ? new TaskState.Running(startedAt, usage) : new TaskState.Pending();
    }
}
