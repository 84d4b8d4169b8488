package com.opspawn.testing.rule;

import com.opspawn.journal.Fact;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.testing.actor.Sandbox;
import com.opspawn.testing.boundary.Crossing;
import com.opspawn.testing.run.JournalTraffic;
import com.opspawn.testing.run.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of two prompts of one task, the longer begins as the shorter does, so that providers' caches hit. */
public final class PromptsOnlyGrow implements Rule {
    @Override
    public String words() {
        return "a prompt is the earlier one with more at its end";
    }

    /** What models were asked whose answers were recorded; others may be told of messages that the next one comes before. */
    private static List<List<Message>> answered(Run run) {
        Map<Sandbox, List<Message>> asked = new HashMap<>();
        List<List<Message>> answered = new ArrayList<>();
        for (Crossing crossing : run.trace()) {
            if (crossing.request() instanceof Prompt prompt) {
                asked.put(crossing.sandbox(), prompt.messages());
            }
            if (JournalTraffic.written(crossing).stream()
                    .anyMatch(entry -> entry.type().equals("model_answered"))) {
                Optional.ofNullable(asked.get(crossing.sandbox())).ifPresent(answered::add);
            }
        }
        return answered;
    }

    /** Only for runs of one task whose conversation was never summarised. */
    @Override
    public List<String> broken(Run run) {
        boolean compacted = run.tasks().stream()
                .anyMatch(task -> task.facts(Fact.Compacted.class).findAny().isPresent());
        if (run.tasks().size() != 1 || compacted) {
            return List.of();
        }
        List<List<Message>> prompts = answered(run).stream()
                .sorted(Comparator.comparingInt(List::size))
                .toList();
        List<String> found = new ArrayList<>();
        for (int i = 1; i < prompts.size(); i++) {
            List<Message> before = prompts.get(i - 1);
            if (!prompts.get(i).subList(0, before.size()).equals(before)) {
                found.add(prompts.get(i) + " does not begin with " + before);
            }
        }
        return found;
    }
}
