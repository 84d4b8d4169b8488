package com.opspawn.local.states.asl;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code StartAt} and {@code States}, and checks that every state is there and is reached. */
final class GraphReader {
    private final StateReader stateReader;

    GraphReader(StateReader stateReader) {
        this.stateReader = stateReader;
    }

    StateGraph read(Fields fields) {
        String startAt = fields.text("StartAt");
        Fields stateFields = fields.object("States");
        Map<String, State> states = new LinkedHashMap<>();
        for (String name : stateFields.names()) {
            states.put(name, stateReader.read(name, stateFields.object(name), this));
        }
        if (!states.isEmpty()) {
            checkTargets(fields, stateFields, startAt, states);
        }
        return new StateGraph(startAt, states);
    }

    private static void checkTargets(Fields fields, Fields stateFields, String startAt, Map<String, State> states) {
        if (!states.containsKey(startAt)) {
            fields.problem("StartAt", "names no state: '" + startAt + "'");
            return;
        }
        Set<String> reached = new LinkedHashSet<>(Set.of(startAt));
        for (State state : states.values()) {
            for (String target : targets(state)) {
                reached.add(target);
                if (!states.containsKey(target)) {
                    stateFields.problem(state.name(), "leads to a state that is not there: '" + target + "'");
                }
            }
        }
        var unreached = new LinkedHashSet<>(states.keySet());
        unreached.removeAll(reached);
        unreached.forEach(name -> stateFields.problem(name, "is not reachable"));
    }

    private static Set<String> targets(State state) {
        return switch (state) {
            case State.Pass pass -> after(pass.then());
            case State.Wait wait -> after(wait.then());
            case State.Succeed ignored -> Set.of();
            case State.Fail ignored -> Set.of();
            case State.Choice choice -> ofChoice(choice);
            case State.Task task -> withCatchers(task.then(), task.errors());
            case State.Parallel parallel -> withCatchers(parallel.then(), parallel.errors());
            case State.Map map -> withCatchers(map.then(), map.errors());
        };
    }

    private static Set<String> after(Transition then) {
        return switch (then) {
            case Transition.Next next -> Set.of(next.state());
            case Transition.End ignored -> Set.of();
        };
    }

    private static Set<String> ofChoice(State.Choice choice) {
        Set<String> targets = new TreeSet<>();
        choice.rules().forEach(rule -> targets.add(rule.next()));
        choice.defaultNext().ifPresent(targets::add);
        return targets;
    }

    private static Set<String> withCatchers(Transition then, ErrorHandling errors) {
        Set<String> targets = new TreeSet<>(after(then));
        errors.catchers().forEach(catcher -> targets.add(catcher.next()));
        return targets;
    }
}
