package com.opspawn.agent;

import com.opspawn.journal.InputRequest;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolResult;
import com.opspawn.tool.Prepared;
import java.time.Duration;
import java.util.List;

/**
 * What is to be done for the calls of an answer.
 *
 * @param agent whose they are
 * @param round the answer
 * @param told results that are known without running anything
 * @param asked what a person must decide first
 * @param lost calls that somebody ran and whose tools can find out what became of them
 * @param run the others
 */
record Work(
        Agent agent,
        Round round,
        List<ToolResult> told,
        List<InputRequest> asked,
        List<Prepared.Ready> lost,
        List<Prepared.Ready> run) {
    Work {
        told = List.copyOf(told);
        asked = List.copyOf(asked);
        lost = List.copyOf(lost);
        run = List.copyOf(run);
    }

    /** Whether a call that must not happen twice could be stopped in the middle, for want of time. */
    boolean needsMoreThan(Duration time) {
        return run.stream()
                .filter(Prepared.Ready::isMarked)
                .anyMatch(call -> call.tool().spec().timeout().compareTo(time) > 0);
    }
}
