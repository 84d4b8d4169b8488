package com.opspawn.journal;

import com.opspawn.task.Submission;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** The entry that ended the task: the first of its kind, or the first behind the last redrive. */
    public Optional<Entry> ending() {
        @Nullable Entry ending = null;
        for (Entry entry : entries) {
            if (entry.fact() instanceof Fact.Redriven) {
                ending = null;
            } else if (ending == null && entry.fact() instanceof Fact.Ending) {
                ending = entry;
            }
        }
        return Optional.ofNullable(ending);
    }

    /** The last entry of the task's own doing, whatever came from outside since. */
    public Entry lastOwn() {
        return entries.reversed().stream()
                .filter(entry -> !(entry.fact() instanceof Fact.FromOutside))
                .findFirst()
                .orElseThrow();
    }

    /** How many times it was redriven. */
    public int redrives() {
        return (int) entries.stream()
                .filter(entry -> entry.fact() instanceof Fact.Redriven)
                .count();
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
        if (hasEnded() && !facts.stream().allMatch(this::mayFollowTheEnd)) {
            throw new IllegalArgumentException(
                    "task " + key.taskId() + " has ended: nothing follows but results of what was at work");
        }
        List<Entry> next = new ArrayList<>();
        for (Fact fact : facts) {
            next.add(new Entry(nextSeq() + next.size(), at, fact));
        }
        return next;
    }

    private boolean mayFollowTheEnd(Fact fact) {
        return mayBeLate(fact)
                || (fact instanceof Fact.Redriven
                        && ending().filter(entry -> entry.fact() instanceof Fact.Failed)
                                .isPresent());
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
        return progress().task();
    }

    /** How long the task has waited for people by now. */
    public Duration waited(Instant now) {
        return progress().waited(now);
    }

    private Progress progress() {
        Progress progress = new Progress(
                Task.submitted(key, submission(), entries.getFirst().at()));
        entries.forEach(progress::add);
        return progress;
    }
}
