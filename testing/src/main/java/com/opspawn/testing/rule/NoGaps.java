package com.opspawn.testing.rule;

import com.opspawn.journal.Entry;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.TaskRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** A journal counts from 0 without gaps. */
public final class NoGaps implements Rule {
    @Override
    public String words() {
        return "a journal has no gaps";
    }

    @Override
    public List<String> broken(Run run) {
        return run.tasks().stream().flatMap(task -> gap(task).stream()).toList();
    }

    private static Optional<String> gap(TaskRun task) {
        List<Long> found = task.entries().stream().map(Entry::seq).toList();
        List<Long> whole = LongStream.range(0, found.size()).boxed().toList();
        return found.equals(whole) && !found.isEmpty()
                ? Optional.empty()
                : Optional.of(task.key().taskId() + " has the entries " + found);
    }
}
