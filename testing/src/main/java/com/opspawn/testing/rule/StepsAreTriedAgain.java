package com.opspawn.testing.rule;

import com.opspawn.journal.Fact;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.TaskRun;
import java.util.List;
import java.util.Set;

/** A step that dies is tried three times more, and one whose store is out of reach for hours: a task does not fail for less. */
public final class StepsAreTriedAgain implements Rule {
    private static final int TRIES = 4;
    private static final Set<String> STEP = Set.of("step_failed", "step_timed_out");

    @Override
    public String words() {
        return "a task fails for a broken step only after its tries";
    }

    @Override
    public List<String> broken(Run run) {
        return run.tasks().stream()
                .filter(task -> run.fired().size() < TRIES)
                .flatMap(task -> task.facts(Fact.Failed.class)
                        .filter(failed -> STEP.contains(failed.reason()))
                        .map(failed -> say(task, failed, run)))
                .toList();
    }

    private static String say(TaskRun task, Fact.Failed failed, Run run) {
        return task.key().taskId() + " failed with " + failed.reason() + " (" + failed.message() + ") after "
                + run.fired().size() + " faults";
    }
}
