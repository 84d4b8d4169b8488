package com.opspawn.testing.rule;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.testing.cloud.Demand;
import com.opspawn.testing.cloud.Heard;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.TaskRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What people were told is done is in the journal, and once, however often they asked and whoever asked beside them. */
public final class OneOutcome implements Rule {
    @Override
    public String words() {
        return "what people were told is done is done once";
    }

    @Override
    public List<String> broken(Run run) {
        List<String> found = new ArrayList<>();
        for (Heard heard : run.heard()) {
            run.tasks().stream()
                    .filter(task -> task.key().equals(heard.demand().task()))
                    .forEach(task -> wrong(task, heard).ifPresent(found::add));
        }
        run.tasks().forEach(task -> twice(task).ifPresent(found::add));
        return found;
    }

    private static Optional<String> wrong(TaskRun task, Heard heard) {
        Demand demand = heard.demand();
        String action = demand.action();
        if (!heard.isAccepted()) {
            return Optional.empty();
        }
        if (demand.idempotencyKey().isPresent()) {
            long times = count(
                    task,
                    fact -> fact instanceof Fact.Keyed keyed
                            && keyed.idempotencyKey().equals(demand.idempotencyKey()));
            return times == 1 ? Optional.empty() : Optional.of(demand + " is " + times + " times in the journal");
        }
        boolean is = count(task, fact -> isDone(action, fact)) > 0;
        return is ? Optional.empty() : Optional.of(demand + " was accepted, and is not in the journal");
    }

    private static boolean isDone(String action, Fact fact) {
        return switch (action) {
            case "cancel" -> fact instanceof Fact.Cancelled;
            default -> fact instanceof Fact.InputGiven given && action.endsWith("/" + given.requestId());
        };
    }

    private static long count(TaskRun task, Predicate<Fact> wanted) {
        return task.entries().stream().map(Entry::fact).filter(wanted).count();
    }

    /** A request is decided once. */
    private static Optional<String> twice(TaskRun task) {
        List<String> decided = task.facts(Fact.InputGiven.class)
                .map(Fact.InputGiven::requestId)
                .toList();
        if (decided.stream().distinct().count() < decided.size()) {
            return Optional.of(task.key().taskId() + " has several decisions on one request: " + decided);
        }
        return Optional.empty();
    }
}
