package com.opspawn.testing.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.opspawn.journal.Fact;
import com.opspawn.journal.Input;
import com.opspawn.journal.InputDecision;
import com.opspawn.journal.InputRequest;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolStatus;
import com.opspawn.json.Json;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.TaskRun;
import com.opspawn.testing.script.Effected;
import com.opspawn.testing.script.ScriptedTool;
import com.opspawn.tool.Effect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a tool does to the world, it does at most once for each recorded call. What is reported as done was done; what was done
 * by a tool that cannot do it twice is reported as done or as unknown, and never as not done.
 */
public final class EffectsHappenOnce implements Rule {
    private static final Set<ToolStatus> MAY_BE_DONE =
            EnumSet.of(ToolStatus.SUCCEEDED, ToolStatus.UNKNOWN, ToolStatus.TIMED_OUT);
    private static final Set<Effect> NEVER_TWICE = EnumSet.of(Effect.ONCE, Effect.RECONCILABLE);

    private record What(String tool, String arguments) {}

    /** How many calls of one kind there were. */
    private record Count(int recorded, int succeeded, int perhaps) {
        static final Count NONE = new Count(0, 0, 0);

        Count plus(Count other) {
            return new Count(recorded + other.recorded, succeeded + other.succeeded, perhaps + other.perhaps);
        }
    }

    @Override
    public String words() {
        return "each effect happens at most once, and is neither invented nor dropped";
    }

    @Override
    public List<String> broken(Run run) {
        Map<What, Count> calls = calls(run);
        List<String> found = new ArrayList<>();
        for (ScriptedTool tool : run.tools()) {
            Map<What, Integer> done = done(tool);
            found.addAll(tooOftenUnderOneKey(tool, again(run)));
            done.forEach((what, times) -> tooOften(tool, what, times, calls.getOrDefault(what, Count.NONE), found));
            if (tool.spec().effect() != Effect.READ) {
                calls.forEach((what, count) -> {
                    int times = done.getOrDefault(what, 0);
                    if (what.tool().equals(tool.spec().name()) && count.succeeded() > times) {
                        found.add(
                                what + " succeeded " + count.succeeded() + " times, and happened " + times + " times");
                    }
                });
            }
        }
        return found;
    }

    private static void tooOften(ScriptedTool tool, What what, int times, Count calls, List<String> found) {
        if (times > calls.recorded()) {
            found.add(what + " happened " + times + " times for " + calls.recorded() + " recorded calls");
        } else if (NEVER_TWICE.contains(tool.spec().effect()) && times > calls.perhaps()) {
            found.add(what + " happened " + times + " times, and of its calls only " + calls.perhaps()
                    + " say that it did or may have");
        }
    }

    private static long again(Run run) {
        return run.tasks().stream()
                .flatMap(task -> task.facts(Fact.InputGiven.class))
                .filter(EffectsHappenOnce::runsAgain)
                .count();
    }

    /** @param again how many calls people had run again */
    private static List<String> tooOftenUnderOneKey(ScriptedTool tool, long again) {
        List<String> keys = tool.ledger().stream().map(Effected::key).toList();
        return keys.stream()
                .distinct()
                .filter(key -> keys.stream().filter(key::equals).count() > 1 + again)
                .map(key -> tool.spec().name() + " (" + tool.spec().effect().wireName() + ") acted twice under the key "
                        + key)
                .toList();
    }

    private static Map<What, Integer> done(ScriptedTool tool) {
        Map<What, Integer> done = new HashMap<>();
        tool.ledger().forEach(effect -> done.merge(what(effect.tool(), effect.arguments()), 1, Integer::sum));
        return done;
    }

    private static Map<What, Count> calls(Run run) {
        Map<What, Count> calls = new HashMap<>();
        for (TaskRun task : run.tasks()) {
            for (Round round : Round.of(task.entries())) {
                for (ToolCall call : round.answer().toolCalls()) {
                    List<Fact.InputGiven> decisions = decisions(task, round, call);
                    calls.merge(
                            what(call.tool(), arguments(call, decisions)), count(round, call, decisions), Count::plus);
                }
            }
        }
        return calls;
    }

    /** A call that a failed task left open may have been carried out. */
    private static Count count(Round round, ToolCall call, List<Fact.InputGiven> decisions) {
        ToolStatus status = round.result(call).map(result -> result.status()).orElse(ToolStatus.UNKNOWN);
        boolean told = decisions.stream().anyMatch(given -> given.decision() == InputDecision.ANSWER);
        int runs = 1
                + (int) decisions.stream().filter(EffectsHappenOnce::runsAgain).count();
        return new Count(
                runs, status == ToolStatus.SUCCEEDED && !told ? 1 : 0, MAY_BE_DONE.contains(status) ? runs : 0);
    }

    /** What may have been done is done again only where a person wants it. */
    private static boolean runsAgain(Fact.InputGiven given) {
        return given.decision() == InputDecision.APPROVE
                && given.requestId().startsWith(InputRequest.Type.UNKNOWN_EFFECT.wireName());
    }

    private static List<Fact.InputGiven> decisions(TaskRun task, Round round, ToolCall call) {
        return Stream.of(InputRequest.Type.values())
                .flatMap(type -> Input.about(task.entries(), type, round.entry().seq(), call).stream())
                .flatMap(input -> input.given().stream())
                .map(Input.Given::decision)
                .toList();
    }

    private static String arguments(ToolCall call, List<Fact.InputGiven> decisions) {
        return decisions.stream()
                .flatMap(given -> given.arguments().stream())
                .findFirst()
                .orElse(call.arguments());
    }

    /** Arguments in one form, however they were written. */
    private static What what(String tool, String arguments) {
        try {
            return new What(tool, Json.write(Json.parse(arguments)));
        } catch (JsonProcessingException e) {
            return new What(tool, arguments);
        }
    }
}
