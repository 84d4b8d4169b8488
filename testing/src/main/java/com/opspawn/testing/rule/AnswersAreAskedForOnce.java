package com.opspawn.testing.rule;

import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.testing.actor.Sandbox;
import com.opspawn.testing.boundary.Crossing;
import com.opspawn.testing.boundary.Service;
import com.opspawn.testing.run.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nobody who could know of a recorded answer asks for it again. Somebody may ask beside a rival that records its answer only
 * then; whoever reads the journal after that must not.
 */
public final class AnswersAreAskedForOnce implements Rule {
    @Override
    public String words() {
        return "no recorded answer is asked for again";
    }

    @Override
    public List<String> broken(Run run) {
        List<String> found = new ArrayList<>();
        Map<List<Message>, Integer> recordedAt = new HashMap<>();
        Map<Sandbox, List<Message>> asked = new HashMap<>();
        Map<Sandbox, Integer> knowsUntil = new HashMap<>();
        for (Crossing crossing : run.trace()) {
            Sandbox who = crossing.sandbox();
            if (crossing.service() == Service.MODEL && crossing.request() instanceof Prompt prompt) {
                @Nullable Integer recorded = recordedAt.get(prompt.messages());
                if (recorded != null && recorded < knowsUntil.getOrDefault(who, 0)) {
                    found.add(who + " asks at crossing " + crossing.point() + " for what was recorded at crossing "
                            + recorded + ", after it read the journal at crossing " + knowsUntil.get(who));
                }
                asked.put(who, prompt.messages());
            }
            if (JournalTraffic.read(crossing).isPresent()) {
                knowsUntil.put(who, crossing.point());
            }
            boolean answer = JournalTraffic.written(crossing).stream()
                    .anyMatch(entry -> entry.type().equals("model_answered"));
            if (answer && asked.containsKey(who)) {
                recordedAt.putIfAbsent(asked.get(who), crossing.point());
                knowsUntil.put(who, crossing.point() + 1);
            }
        }
        return found;
    }
}
