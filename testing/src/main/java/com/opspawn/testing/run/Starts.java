package com.opspawn.testing.run;

import com.opspawn.testing.actor.Sandbox;
import com.opspawn.testing.boundary.Crossing;
import com.opspawn.testing.boundary.Service;
import com.opspawn.testing.script.ToolRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that was begun for tasks, each with what its process knew of the journal when it decided to. */
public final class Starts {
    private Starts() {}

    /**
     * A model that is asked, or a tool that is run or asked what became of a run.
     *
     * @param partition the task's, as the table has it
     * @param knew the place, among all calls in the order in which they were made, of the last read of the journal or the
     *     last entry of its own that led to it
     */
    public record Start(Crossing crossing, String partition, int knew) {}

    /** A look at a journal, or a word in it. */
    private record Knowledge(String partition, int doneAs, int endedIn) {}

    /** In the order of crossing. */
    public static List<Start> of(Run run) {
        Map<Sandbox, List<Knowledge>> known = known(run);
        List<Start> starts = new ArrayList<>();
        Set<Object> own = new HashSet<>();
        for (Crossing crossing : run.trace()) {
            if (isStart(crossing) && !finishes(crossing, own)) {
                known.getOrDefault(crossing.sandbox(), List.of()).stream()
                        .filter(each -> each.endedIn() <= crossing.born())
                        .reduce((first, second) -> second.doneAs() > first.doneAs() ? second : first)
                        .ifPresent(each -> starts.add(new Start(crossing, each.partition(), each.doneAs())));
            }
        }
        return starts;
    }

    private static boolean isStart(Crossing crossing) {
        return crossing.service() == Service.MODEL || crossing.service() == Service.TOOL;
    }

    /** A process that asks what became of its own run finishes what it began, and begins nothing. */
    private static boolean finishes(Crossing crossing, Set<Object> own) {
        if (!(crossing.request() instanceof ToolRequest request)) {
            return false;
        }
        List<Object> run = List.of(crossing.sandbox(), request.effectKey());
        return crossing.operation().startsWith("reconcile") ? own.contains(run) : !own.add(run);
    }

    private static Map<Sandbox, List<Knowledge>> known(Run run) {
        Map<Sandbox, List<Knowledge>> known = new HashMap<>();
        for (Crossing crossing : run.trace()) {
            Optional<String> partition = JournalTraffic.read(crossing)
                    .or(() -> JournalTraffic.written(crossing).stream()
                            .map(JournalTraffic.Written::partition)
                            .findFirst());
            partition.ifPresent(task -> known.computeIfAbsent(crossing.sandbox(), sandbox -> new ArrayList<>())
                    .add(new Knowledge(task, crossing.doneAs(), crossing.endedIn())));
        }
        return known;
    }
}
