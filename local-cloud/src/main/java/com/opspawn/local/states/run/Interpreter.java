package com.opspawn.local.states.run;

import com.opspawn.local.states.asl.ChoiceRule;
import com.opspawn.local.states.asl.Delay;
import com.opspawn.local.states.asl.Effects;
import com.opspawn.local.states.asl.State;
import com.opspawn.local.states.asl.StateGraph;
import com.opspawn.local.states.asl.Transition;
import com.opspawn.local.states.json.Payload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Visits the states of a graph, one after the other, on the calling thread. */
final class Interpreter {
    private Interpreter() {}

    /** @throws Cancelled if the branch is cancelled on the way */
    static BranchEnd run(Branch branch, StateGraph graph, Payload input) {
        try {
            Step step = visit(branch, graph.state(graph.startAt()), input);
            while (step instanceof Step.Next(String state, Payload output)) {
                step = visit(branch, graph.state(state), output);
            }
            return new BranchEnd.Succeeded(((Step.End) step).output());
        } catch (StateFailed failed) {
            return new BranchEnd.Failed(failed.failure());
        } catch (Cancelled cancelled) {
            throw cancelled;
        } catch (RuntimeException bug) {
            // An execution must never hang in RUNNING, whatever is wrong with this interpreter.
            return new BranchEnd.Failed(Failure.terminal("States.Runtime", "The interpreter failed: " + bug));
        }
    }

    private static Step visit(Branch branch, State state, Payload input) {
        branch.checkCancelled();
        Visit visit = Visit.enter(branch, state, input);
        return switch (state) {
            case State.Pass pass -> pass(visit, pass);
            case State.Succeed succeed -> visit.leave(succeed.effects(), new Transition.End());
            case State.Fail fail -> throw new StateFailed(failure(visit, fail));
            case State.Wait wait -> sleep(visit, wait);
            case State.Choice choice -> choose(visit, choice);
            case State.Task task ->
                Attempts.of(visit, task.errors(), task.effects(), task.then())
                        .make(() -> new TaskCall(visit, task).call());
            case State.Parallel parallel ->
                Attempts.of(visit, parallel.errors(), parallel.effects(), parallel.then())
                        .make(() -> ParallelRun.of(visit, parallel));
            case State.Map map ->
                Attempts.of(visit, map.errors(), map.effects(), map.then()).make(() -> MapRun.of(visit, map));
        };
    }

    private static Step pass(Visit visit, State.Pass pass) {
        if (pass.result().isEmpty()) {
            return visit.leave(pass.effects(), pass.then());
        }
        Map<String, @Nullable Object> states = new LinkedHashMap<>();
        states.put("result", visit.evaluate(pass.result().get()));
        return visit.leave(pass.effects(), pass.then(), Payload.of(states.get("result")), states);
    }

    private static Failure failure(Visit visit, State.Fail fail) {
        Optional<String> error = fail.error().map(visit::text);
        return new Failure(error, fail.cause().map(visit::text), Failure.Kind.ORDINARY);
    }

    private static Step sleep(Visit visit, State.Wait wait) {
        Duration delay = switch (wait.delay()) {
            case Delay.ForSeconds seconds -> Duration.ofSeconds(visit.wholeNumber(seconds.seconds()));
            case Delay.Until until -> Duration.between(visit.now(), visit.timestamp(until.timestamp()));
        };
        visit.branch().sleep(delay);
        return visit.leave(wait.effects(), wait.then());
    }

    private static Step choose(Visit visit, State.Choice choice) {
        for (ChoiceRule rule : choice.rules()) {
            if (visit.holds(rule.condition())) {
                return visit.leave(rule.effects(), new Transition.Next(rule.next()));
            }
        }
        Effects effects = choice.effects();
        return choice.defaultNext()
                .map(next -> visit.leave(effects, new Transition.Next(next)))
                .orElseThrow(() -> new StateFailed(visit.noChoiceMatched()));
    }
}
