package com.opspawn.journal;

import com.opspawn.task.Submission;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskState;
import com.opspawn.task.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A journal as far as somebody has read it: all entries from 0 on. Everything that is known of a task is a fold over it.
 *
 * @param key whose journal
 * @param entries from 0 without gaps; never empty
 */
public record History(TaskKey key, List<Entry> entries) {
    public History {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("journal of " + key.taskId() + ": is empty, there is no such task");
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).seq() != i) {
                throw new IllegalArgumentException("journal of " + key.taskId() + ": entry " + i + " is missing");
            }
        }
    }

    /** The slot that the next entry must win. */
    public long nextSeq() {
        return entries.size();
    }

    public Entry last() {
        return entries.getLast();
    }

    public boolean hasEnded() {
        return ending().isPresent();
    }

    /** The entry that ended the task: the first of its kind, whatever was recorded after it. */
    public Optional<Entry> ending() {
        return entries.stream()
                .filter(entry -> entry.fact() instanceof Fact.Ending)
                .findFirst();
    }

    /**
     * The entries that would record facts next. After the task's end these can only be results of what was at work then:
     * they are kept, and nobody acts on them.
     *
     * @throws IllegalArgumentException where there is nothing to record, or nothing that may follow the task's end
     */
    public List<Entry> next(List<Fact> facts, Instant at) {
        if (facts.isEmpty()) {
            throw new IllegalArgumentException("task " + key.taskId() + ": there is nothing to record");
        }
        if (hasEnded() && !facts.stream().allMatch(History::mayBeLate)) {
            throw new IllegalArgumentException(
                    "task " + key.taskId() + " has ended: nothing follows but results of what was at work");
        }
        List<Entry> next = new ArrayList<>();
        for (Fact fact : facts) {
            next.add(new Entry(nextSeq() + next.size(), at, fact));
        }
        return next;
    }

    /** Whether a fact tells of something that was done, and paid for, whatever became of the task meanwhile. */
    public static boolean mayBeLate(Fact fact) {
        return fact instanceof Fact.ToolFinished || fact instanceof Fact.ModelAnswered;
    }

    public History plus(List<Entry> more) {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(more);
        return new History(key, all);
    }

    public Submission submission() {
        if (entries.getFirst().fact() instanceof Fact.Submitted submitted) {
            return submitted.submission();
        }
        throw new IllegalStateException("an entry 0 is always 'submitted'");
    }

    /** The task as this history tells it. */
    public Task task() {
        Task task = Task.submitted(key, submission(), entries.getFirst().at());
        for (Entry entry : entries) {
            if (task.status().hasEnded()) {
                break;
            }
            task = after(task, entry);
        }
        return task;
    }

    private static Task after(Task task, Entry entry) {
        TaskState now = task.state();
        Instant at = entry.at();
        return switch (entry.fact()) {
            case Fact.Submitted _,
                    Fact.ToolStarted _,
                    Fact.ToolFinished _,
                    Fact.ToolsFinished _,
                    Fact.Recalled _,
                    Fact.ModelAsked _,
                    Fact.ModelFailed _,
                    Fact.ModelChanged _,
                    Fact.Told _ -> task;
            case Fact.Compacted compacted -> spent(task, compacted.usage(), compacted.askedAt(), at);
            case Fact.ModelAnswered answer -> spent(task, answer.usage(), answer.askedAt(), at);
            case Fact.Completed done ->
                task.in(new TaskState.Completed(now.startedAt(), now.usage(), at, done.result()), at);
            case Fact.Failed failed ->
                task.in(new TaskState.Failed(now.startedAt(), now.usage(), at, failed.reason(), failed.message()), at);
            case Fact.Cancelled cancelled ->
                task.in(new TaskState.Cancelled(now.startedAt(), now.usage(), at, cancelled.reason()), at);
        };
    }

    /** What a model gave first changes the task's status; later answers only add to what it has used. */
    private static Task spent(Task task, Usage usage, Instant askedAt, Instant at) {
        TaskState now = task.state();
        Instant startedAt = now.startedAt().orElse(askedAt);
        boolean first = now instanceof TaskState.Pending;
        return task.in(
                new TaskState.Running(Optional.of(startedAt), now.usage().plus(usage)), first ? at : task.updatedAt());
    }
}
