package com.opspawn.testing.run;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.local.states.log.ExecutionEnd;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A task as the store has it when the run is over.
 *
 * @param entries its journal as it lies there, whatever is wrong with it
 * @param shown the task as lists and GET show it
 * @param execution how its execution ended; empty where it did not, or never began
 */
public record TaskRun(TaskKey key, List<Entry> entries, Optional<Task> shown, Optional<ExecutionEnd> execution) {
    public TaskRun {
        entries = List.copyOf(entries);
    }

    /** Its journal as it can be read; empty where it is not whole. */
    public Optional<History> history() {
        try {
            return Optional.of(new History(key, entries));
        } catch (IllegalArgumentException gap) {
            return Optional.empty();
        }
    }

    /** Its facts of one kind, in order. */
    public <F extends Fact> Stream<F> facts(Class<F> kind) {
        return entries.stream().map(Entry::fact).filter(kind::isInstance).map(kind::cast);
    }

    /** The agent's answer, where the task was completed. */
    public Optional<String> result() {
        return facts(Fact.Completed.class).map(Fact.Completed::result).findFirst();
    }
}
