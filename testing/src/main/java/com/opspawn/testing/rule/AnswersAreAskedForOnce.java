package com.opspawn.testing.rule;

import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.testing.actor.Sandbox;
import com.opspawn.testing.boundary.Crossing;
import com.opspawn.testing.boundary.Service;
import com.opspawn.testing.run.JournalTraffic;
import com.opspawn.testing.run.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        Map<List<Message>, Integer> recordedAs = new HashMap<>();
        Map<Sandbox, List<Message>> asked = new HashMap<>();
        Map<Sandbox, Integer> knowsUntil = new HashMap<>();
        for (Crossing crossing : run.trace()) {
            Sandbox who = crossing.sandbox();
            if (crossing.service() == Service.MODEL && crossing.request() instanceof Prompt prompt) {
                Integer recorded = recordedAs.getOrDefault(prompt.messages(), Integer.MAX_VALUE);
                if (recorded < knowsUntil.getOrDefault(who, 0)) {
                    found.add(who + " asks at crossing " + crossing.point() + " for an answer that is recorded, after"
                            + " it read the journal");
                }
                asked.put(who, prompt.messages());
            }
            if (JournalTraffic.read(crossing).isPresent()) {
                knowsUntil.put(who, crossing.doneAs());
            }
            boolean answer = JournalTraffic.written(crossing).stream()
                    .anyMatch(entry -> entry.type().equals("model_answered"));
            if (answer && asked.containsKey(who)) {
                recordedAs.merge(asked.get(who), crossing.doneAs(), Math::min);
                knowsUntil.put(who, crossing.doneAs() + 1);
            }
        }
        return found;
    }
}
