package com.opspawn.testing.rule;

import com.opspawn.testing.actor.Sandbox;
import com.opspawn.testing.boundary.Crossing;
import com.opspawn.testing.boundary.Service;
import com.opspawn.testing.run.JournalTraffic;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.Starts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who got an answer and lives records it, unless another step of the task was first; words from outside are no reason. */
public final class AnswersAreKept implements Rule {
    private static final Set<String> ANSWERS = Set.of("model_answered", "compacted");

    @Override
    public String words() {
        return "no answer that came is thrown away for what people say";
    }

    @Override
    public List<String> broken(Run run) {
        List<String> found = new ArrayList<>();
        Map<Sandbox, Starts.Start> unrecorded = new HashMap<>();
        Map<Crossing, Starts.Start> starts = new HashMap<>();
        Starts.of(run).forEach(start -> starts.put(start.crossing(), start));
        for (Crossing crossing : run.trace()) {
            Sandbox who = crossing.sandbox();
            if (crossing.service() == Service.MODEL) {
                Starts.Start before = unrecorded.remove(who);
                if (before != null && !hasRival(before, run)) {
                    found.add(who + " asks again at crossing " + crossing.point() + ", and threw away the answer of "
                            + before.crossing().point());
                }
                if (crossing.isAnswered() && starts.containsKey(crossing)) {
                    unrecorded.put(who, starts.get(crossing));
                }
            }
            if (JournalTraffic.written(crossing).stream().anyMatch(entry -> ANSWERS.contains(entry.type()))) {
                unrecorded.remove(who);
            }
        }
        return found;
    }

    /** Another step wrote something after what the asking one knew of. */
    private static boolean hasRival(Starts.Start start, Run run) {
        return run.trace().stream()
                .filter(crossing -> crossing.doneAs() > start.knew()
                        && !crossing.sandbox().equals(start.crossing().sandbox())
                        && !crossing.sandbox().name().startsWith("control-task"))
                .flatMap(crossing -> JournalTraffic.written(crossing).stream())
                .anyMatch(entry -> entry.partition().equals(start.partition()));
    }
}
