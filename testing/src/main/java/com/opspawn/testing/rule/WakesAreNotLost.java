package com.opspawn.testing.rule;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.task.TaskStatus;
import com.opspawn.testing.boundary.Crossing;
import com.opspawn.testing.boundary.Fault;
import com.opspawn.testing.boundary.Kind;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.TaskRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A task that need not wait any longer is looked at by the workflow within the sweeper's minute, whatever wake was lost. */
public final class WakesAreNotLost implements Rule {
    /** The sweeper's minute, and what it takes from there. */
    private static final Duration AT_MOST = Duration.ofSeconds(90);
    /** What a fault may add: a sweep that is lost, a retry of the workflow, a time-out. */
    private static final Duration FOR_A_FAULT = Duration.ofMinutes(5);

    @Override
    public String words() {
        return "a task that need not wait any longer goes on within the sweeper's minute";
    }

    @Override
    public List<String> broken(Run run) {
        Duration atMost = run.fired().stream().map(WakesAreNotLost::costs).reduce(AT_MOST, Duration::plus);
        List<String> found = new ArrayList<>();
        for (TaskRun task :
                run.tasks().stream().filter(each -> each.history().isPresent()).toList()) {
            // What was cancelled before it began is over.
            for (Entry entry : task.execution().isEmpty() ? List.<Entry>of() : ends(task)) {
                waitsSince(run, task, entry).ifPresent(from -> {
                    Instant until = from.plus(atMost);
                    boolean seen = run.trace().stream().anyMatch(crossing -> looks(crossing, task, from, until));
                    if (!seen && !waitsAgain(task, entry, until)) {
                        found.add(task.key().taskId() + " could go on at " + from + " by " + entry.fact()
                                + ", and was not looked at by " + until);
                    }
                });
            }
        }
        return found;
    }

    /** Somebody paused it before anybody looked: it need not go on until that is over, which counts by itself. */
    private static boolean waitsAgain(TaskRun task, Entry entry, Instant until) {
        return task.entries().stream()
                .filter(later -> later.seq() > entry.seq() && !later.at().isAfter(until))
                .anyMatch(
                        later -> status(task, Math.toIntExact(later.seq()) + 1).isWaiting());
    }

    /** From when on the workflow waits in vain; empty where a step was at work, which sees for itself. */
    private static Optional<Instant> waitsSince(Run run, TaskRun task, Entry entry) {
        List<Crossing> invocations = run.trace().stream()
                .filter(crossing -> crossing.operation().startsWith("invoke ")
                        && crossing.request().toString().contains(task.key().taskId()))
                .toList();
        Optional<Crossing> before = invocations.stream()
                .filter(crossing -> !crossing.at().isAfter(entry.at()))
                .reduce((first, second) -> second);
        if (before.isEmpty() || isWait(before.get()) || entry.fact() instanceof Fact.Redriven) {
            return Optional.of(entry.at());
        }
        return invocations.stream()
                .filter(crossing -> crossing.at().isAfter(entry.at()))
                .findFirst()
                .filter(WakesAreNotLost::isWait)
                .filter(wait -> !waitsAnew(task, entry, wait))
                .map(Crossing::at);
    }

    /** The step that was at work has seen the entry: what it then waits for was written behind it. */
    private static boolean waitsAnew(TaskRun task, Entry entry, Crossing wait) {
        return task.entries().stream()
                .anyMatch(later -> later.seq() > entry.seq()
                        && !later.at().isAfter(wait.at())
                        && later.fact() instanceof Fact.InputRequested);
    }

    private static boolean isWait(Crossing crossing) {
        return crossing.operation().equals("invoke await-input");
    }

    private static Duration costs(Fault fault) {
        return switch (fault.kind()) {
            case Kind.Throttle(Duration time) -> FOR_A_FAULT.plus(time.multipliedBy(2));
            case Kind.Pause(Duration time) -> FOR_A_FAULT.plus(time);
            // It disturbs nobody.
            case Kind.Person _ -> Duration.ZERO;
            case Kind.CutBefore _,
                    Kind.CutAfter _,
                    Kind.Lie _,
                    Kind.Resent _,
                    Kind.Err _,
                    Kind.AnyErr _,
                    Kind.DupAtOnce _,
                    Kind.DupInTurn _,
                    Kind.Overtaken _,
                    Kind.Stale _ -> FOR_A_FAULT;
        };
    }

    private static boolean looks(Crossing crossing, TaskRun task, Instant from, Instant until) {
        return !crossing.at().isBefore(from)
                && !crossing.at().isAfter(until)
                && (crossing.operation().equals("invoke run-agent") || isStep(crossing))
                && crossing.request().toString().contains(task.key().taskId());
    }

    /** One that was invoked just before looks at the journal only then. */
    private static boolean isStep(Crossing crossing) {
        return crossing.operation().equals("query") && crossing.sandbox().name().startsWith("run-agent");
    }

    /** The entries that ended a waiting. */
    private static List<Entry> ends(TaskRun task) {
        List<Entry> ends = new ArrayList<>();
        for (int i = 1; i < task.entries().size(); i++) {
            Entry entry = task.entries().get(i);
            if (entry.fact() instanceof Fact.FromOutside || entry.fact() instanceof Fact.Cancelled) {
                TaskStatus before = status(task, i);
                TaskStatus after = status(task, i + 1);
                boolean redriven = entry.fact() instanceof Fact.Redriven;
                if (redriven || (before.isWaiting() && !after.isWaiting() && isByAPerson(entry))) {
                    ends.add(entry);
                }
            }
        }
        return ends;
    }

    /** The workflow itself finds that nobody decided in time. */
    private static boolean isByAPerson(Entry entry) {
        return !(entry.fact() instanceof Fact.InputGiven given && given.by().equals(Fact.InputGiven.EXPIRY));
    }

    private static TaskStatus status(TaskRun task, int entries) {
        return new History(task.key(), task.entries().subList(0, entries))
                .task()
                .status();
    }
}
