package com.opspawn.testing.rule;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.TaskRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every task comes to its end, and not long after its time is over. */
public final class NothingIsStuck implements Rule {
    /** What a task without a deadline has. */
    private static final Duration USUAL_TIME = Duration.ofHours(24);
    /** A step that has begun may go on, and time out; then its failure is recorded. */
    private static final Duration GRACE = Duration.ofMinutes(30);

    @Override
    public String words() {
        return "nothing is stuck past its deadline";
    }

    @Override
    public List<String> broken(Run run) {
        List<String> found = new ArrayList<>();
        run.stuck().ifPresent(stuck -> found.add("the run got stuck: " + stuck.why()));
        for (TaskRun task : run.tasks()) {
            late(task).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<String> late(TaskRun task) {
        Optional<Instant> ended = task.entries().stream()
                .filter(entry -> entry.fact() instanceof Fact.Ending)
                .map(Entry::at)
                .reduce((first, last) -> last);
        if (ended.isEmpty()) {
            return Optional.of(task.key().taskId() + " never ended; its last entry is "
                    + (task.entries().isEmpty() ? "none" : task.entries().getLast()));
        }
        Instant end = end(task).plus(waited(task));
        return ended.get().isAfter(end.plus(GRACE))
                ? Optional.of(task.key().taskId() + " ended at " + ended.get() + ", its time was over at " + end)
                : Optional.empty();
    }

    /** The usual time stands still while people are waited for. */
    private static Duration waited(TaskRun task) {
        return task.history()
                .map(history -> history.waited(history.entries().getFirst().at()))
                .orElse(Duration.ZERO);
    }

    private static Instant end(TaskRun task) {
        Instant usual = task.entries().getFirst().at().plus(USUAL_TIME);
        return task.facts(Fact.Submitted.class)
                .findFirst()
                .flatMap(submitted -> submitted.submission().deadline())
                .orElse(usual);
    }
}
