package com.opspawn.testing.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.opspawn.journal.Fact;
import com.opspawn.journal.ToolStatus;
import com.opspawn.json.Json;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.script.Effected;
import com.opspawn.testing.script.ScriptedTool;
import com.opspawn.tool.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a tool does to the world, it does at most once for each recorded call, and not without saying so. */
public final class EffectsHappenOnce implements Rule {
    private record What(String tool, String arguments) {}

    @Override
    public String words() {
        return "each effect happens at most once, and none that was reported is missing";
    }

    @Override
    public List<String> broken(Run run) {
        Map<What, Integer> recorded = new HashMap<>();
        Map<What, Integer> reported = new HashMap<>();
        count(run, recorded, reported);
        Map<What, Integer> done = new HashMap<>();
        run.tools().stream()
                .flatMap(tool -> tool.ledger().stream())
                .forEach(effect -> done.merge(what(effect.tool(), effect.arguments()), 1, Integer::sum));
        List<String> found = new ArrayList<>(twiceUnderOneKey(run));
        done.forEach((what, times) -> {
            if (times > recorded.getOrDefault(what, 0)) {
                found.add(what.tool() + what.arguments() + " happened " + times + " times for "
                        + recorded.getOrDefault(what, 0) + " recorded calls");
            }
        });
        reported.forEach((what, times) -> {
            if (times > done.getOrDefault(what, 0) && acts(run, what.tool())) {
                found.add(what.tool() + what.arguments() + " succeeded " + times + " times, and happened "
                        + done.getOrDefault(what, 0) + " times");
            }
        });
        return found;
    }

    private static boolean acts(Run run, String name) {
        return run.tools().stream()
                .anyMatch(tool -> tool.spec().name().equals(name) && tool.spec().effect() != Effect.READ);
    }

    private static List<String> twiceUnderOneKey(Run run) {
        List<String> found = new ArrayList<>();
        for (ScriptedTool tool : run.tools()) {
            List<String> keys = tool.ledger().stream().map(Effected::key).toList();
            keys.stream()
                    .distinct()
                    .filter(key -> keys.indexOf(key) != keys.lastIndexOf(key))
                    .forEach(key -> found.add(
                            tool.spec().name() + " (" + tool.spec().effect() + ") acted twice under the key " + key));
        }
        return found;
    }

    private static void count(Run run, Map<What, Integer> recorded, Map<What, Integer> reported) {
        run.tasks().forEach(task -> {
            Map<String, What> open = new HashMap<>();
            task.entries().forEach(entry -> {
                if (entry.fact() instanceof Fact.ModelAnswered answer) {
                    answer.toolCalls().forEach(call -> {
                        What what = what(call.tool(), call.arguments());
                        open.put(call.id(), what);
                        recorded.merge(what, 1, Integer::sum);
                    });
                } else if (entry.fact() instanceof Fact.ToolsFinished finished) {
                    finished.results().stream()
                            .filter(result -> result.status() == ToolStatus.SUCCEEDED)
                            .filter(result -> open.containsKey(result.callId()))
                            .forEach(result -> reported.merge(open.get(result.callId()), 1, Integer::sum));
                }
            });
        });
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
