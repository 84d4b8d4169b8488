package com.opspawn.testing.run;

import com.opspawn.testing.actor.Stuck;
import com.opspawn.testing.boundary.Crossing;
import com.opspawn.testing.boundary.Fault;
import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.cloud.Accepted;
import com.opspawn.testing.cloud.Heard;
import com.opspawn.testing.cloud.Submission;
import com.opspawn.testing.script.ScriptedTool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One run of a simulated system, from the first submission until everything came to rest.
 *
 * @param schedule what was to happen
 * @param trace every crossing of the boundary
 * @param fired the faults of the schedule that happened
 * @param tasks all that the store has
 * @param submissions what was handed in
 * @param accepted what senders were promised
 * @param deadLetters messages that the queue gave up
 * @param heard what people were told who wanted something of a task
 * @param tools the scripted ones, with their ledgers
 * @param end when it came to rest
 * @param stuck why it did not, where it did not
 */
public record Run(
        Schedule schedule,
        List<Crossing> trace,
        List<Fault> fired,
        List<TaskRun> tasks,
        List<Submission> submissions,
        List<Accepted> accepted,
        List<Submission> deadLetters,
        List<Heard> heard,
        List<ScriptedTool> tools,
        Instant end,
        Optional<Stuck> stuck) {
    public Run {
        trace = List.copyOf(trace);
        fired = List.copyOf(fired);
        tasks = List.copyOf(tasks);
        submissions = List.copyOf(submissions);
        accepted = List.copyOf(accepted);
        deadLetters = List.copyOf(deadLetters);
        heard = List.copyOf(heard);
        tools = List.copyOf(tools);
    }

    /** Whether it proves nothing, since none of the faults that were to happen did. */
    public boolean isVoid() {
        return fired.isEmpty() && !schedule.faults().isEmpty();
    }

    /**
     * The only task.
     *
     * @throws IllegalStateException where there is none, or several
     */
    public TaskRun task() {
        if (tasks.size() != 1) {
            throw new IllegalStateException("the run has " + tasks.size() + " tasks, not one");
        }
        return tasks.getFirst();
    }

    /** The first crossings, a line each, and how many follow. */
    public String beginning(int crossings) {
        return trace.size() <= crossings
                ? story()
                : trace.stream().limit(crossings).map(Crossing::toString).collect(Collectors.joining("\n")) + "\n… and "
                        + (trace.size() - crossings) + " more";
    }

    /** Every crossing, a line each. */
    public String story() {
        return trace.stream().map(Crossing::toString).collect(Collectors.joining("\n"));
    }
}
