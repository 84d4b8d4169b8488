package com.opspawn.testing.rule;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.TaskRun;
import java.util.List;
import java.util.Optional;

/** A task has one end, nothing but what came too late is recorded after it, and its execution ends as well. */
public final class EndsOnce implements Rule {
    @Override
    public String words() {
        return "each task ends exactly once";
    }

    @Override
    public List<String> broken(Run run) {
        return run.tasks().stream().flatMap(task -> wrong(task).stream()).toList();
    }

    private static Optional<Entry> after(TaskRun task) {
        return task.entries().stream()
                .dropWhile(entry -> !(entry.fact() instanceof Fact.Ending))
                .skip(1)
                .filter(entry -> !History.mayBeLate(entry.fact()))
                .findFirst();
    }

    private static Optional<String> wrong(TaskRun task) {
        List<Fact.Ending> ends = task.facts(Fact.Ending.class).toList();
        if (ends.size() > 1) {
            return Optional.of(task.key().taskId() + " ends " + ends.size() + " times: " + ends);
        }
        Optional<Entry> after = after(task);
        if (after.isPresent()) {
            return after.map(entry -> task.key().taskId() + " goes on after its end with " + entry);
        }
        return task.execution().isEmpty()
                ? Optional.of("the execution of " + task.key().taskId() + " has not ended, or never began")
                : Optional.empty();
    }
}
