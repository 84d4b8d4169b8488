package com.opspawn.testing.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolStatus;
import com.opspawn.json.Json;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.script.Effected;
import com.opspawn.testing.script.ScriptedTool;
import com.opspawn.tool.Effect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
            found.addAll(twiceUnderOneKey(tool));
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

    private static List<String> twiceUnderOneKey(ScriptedTool tool) {
        List<String> keys = tool.ledger().stream().map(Effected::key).toList();
        return keys.stream()
                .distinct()
                .filter(key -> keys.indexOf(key) != keys.lastIndexOf(key))
                .map(key -> tool.spec().name() + " (" + tool.spec().effect().wireName() + ") acted twice under the key "
                        + key)
                .toList();
    }

    private static Map<What, Integer> done(ScriptedTool tool) {
        Map<What, Integer> done = new HashMap<>();
        tool.ledger().forEach(effect -> done.merge(what(effect.tool(), effect.arguments()), 1, Integer::sum));
        return done;
    }

    /** A call that a failed task left open may have been carried out. */
    private static Map<What, Count> calls(Run run) {
        Map<What, Count> calls = new HashMap<>();
        run.tasks().stream().flatMap(task -> Round.of(task.entries()).stream()).forEach(round -> {
            for (ToolCall call : round.answer().toolCalls()) {
                ToolStatus status =
                        round.result(call).map(result -> result.status()).orElse(ToolStatus.UNKNOWN);
                Count one = new Count(1, status == ToolStatus.SUCCEEDED ? 1 : 0, MAY_BE_DONE.contains(status) ? 1 : 0);
                calls.merge(what(call.tool(), call.arguments()), one, Count::plus);
            }
        });
        return calls;
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
