package com.opspawn.testing.rule;

import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.Spans;
import com.opspawn.testing.run.Starts;
import java.util.List;
import java.util.Set;

/** Whoever could know that a task has ended asks no model for it and runs no tool. What was decided on before may still begin. */
public final class NothingStartsAfterTheEnd implements Rule {
    @Override
    public String words() {
        return "nothing starts after the end of a task";
    }

    @Override
    public List<String> broken(Run run) {
        return new Spans(run, Set.of("cancelled", "completed", "failed"), Set.of("redriven"))
                .within(Starts.of(run)).stream()
                        .map(start -> start.crossing().sandbox() + " begins '"
                                + start.crossing().operation() + "' at crossing "
                                + start.crossing().point() + ", when it could know that the task has ended")
                        .toList();
    }
}
