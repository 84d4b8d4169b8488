package com.opspawn.testing.rule;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.TaskRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A task has one end, nothing but what came too late is recorded after it, and its execution ends as well; one that was
 * cancelled before it began may have none.
 */
public final class EndsOnce implements Rule {
    @Override
    public String words() {
        return "each task ends exactly once";
    }

    @Override
    public List<String> broken(Run run) {
        return run.tasks().stream().flatMap(task -> wrong(task).stream()).toList();
    }

    /** A redrive takes the end back that was before it; a task that is redriven again and again has ended each time. */
    private static Stream<Entry> sinceRedriven(TaskRun task) {
        long last = task.entries().stream()
                .filter(entry -> entry.fact() instanceof Fact.Redriven)
                .mapToLong(Entry::seq)
                .max()
                .orElse(0);
        return task.entries().stream().filter(entry -> entry.seq() >= last);
    }

    private static Optional<Entry> after(TaskRun task) {
        return sinceRedriven(task)
                .dropWhile(entry -> !(entry.fact() instanceof Fact.Ending))
                .skip(1)
                .filter(entry -> !History.mayBeLate(entry.fact()))
                .findFirst();
    }

    private static Optional<String> wrong(TaskRun task) {
        List<Fact.Ending> ends = sinceRedriven(task)
                .map(Entry::fact)
                .filter(Fact.Ending.class::isInstance)
                .map(Fact.Ending.class::cast)
                .toList();
        if (ends.size() > 1) {
            return Optional.of(task.key().taskId() + " ends " + ends.size() + " times: " + ends);
        }
        Optional<Entry> after = after(task);
        if (after.isPresent()) {
            return after.map(entry -> task.key().taskId() + " goes on after its end with " + entry);
        }
        boolean cancelled = !ends.isEmpty() && ends.getFirst() instanceof Fact.Cancelled;
        return task.execution().isEmpty() && !cancelled
                ? Optional.of("the execution of " + task.key().taskId() + " has not ended, or never began")
                : Optional.empty();
    }
}
