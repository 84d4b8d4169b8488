package com.opspawn.testing.rule;

import com.opspawn.testing.run.Run;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What was answered as accepted is recorded. */
public final class PromisesAreKept implements Rule {
    @Override
    public String words() {
        return "what was accepted is recorded";
    }

    @Override
    public List<String> broken(Run run) {
        Set<String> recorded =
                run.tasks().stream().map(task -> task.key().taskId()).collect(Collectors.toSet());
        return run.accepted().stream()
                .filter(accepted -> !recorded.contains(accepted.taskId()))
                .map(accepted -> accepted.taskId() + " was promised and does not exist")
                .toList();
    }
}
