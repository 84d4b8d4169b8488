package com.opspawn.testing.rule;

import com.opspawn.journal.History;
import com.opspawn.task.Task;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.TaskRun;
import java.util.List;
import java.util.Optional;

/** What lists and GET show of an ended task is what its journal says; of one that goes on, at least its status is. */
public final class ShownIsFold implements Rule {
    @Override
    public String words() {
        return "the task that is shown is the fold of its journal";
    }

    @Override
    public List<String> broken(Run run) {
        return run.tasks().stream().flatMap(task -> difference(task).stream()).toList();
    }

    private static Optional<String> difference(TaskRun task) {
        Optional<Task> fold = task.history().map(History::task);
        if (fold.isEmpty()) {
            return Optional.of(task.key().taskId() + " has no journal that can be read as a whole");
        }
        boolean same = fold.get().status().hasEnded()
                ? task.shown().equals(fold)
                : task.shown().map(Task::status).equals(fold.map(Task::status));
        return same
                ? Optional.empty()
                : Optional.of(task.key().taskId() + " is shown as "
                        + task.shown().map(Task::state) + ", its journal says "
                        + fold.get().state());
    }
}
