package com.opspawn.testing.rule;

import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.Spans;
import com.opspawn.testing.run.Starts;
import java.util.List;
import java.util.Set;

/** Whoever could know that a task is paused begins nothing for it until it is resumed. */
public final class PausesHold implements Rule {
    @Override
    public String words() {
        return "nothing starts while a task is paused";
    }

    @Override
    public List<String> broken(Run run) {
        return new Spans(run, Set.of("paused"), Set.of("resumed"))
                .within(Starts.of(run)).stream()
                        .map(start -> start.crossing().sandbox() + " begins '"
                                + start.crossing().operation() + "' at crossing "
                                + start.crossing().point() + ", when it could know that the task is paused")
                        .toList();
    }
}
