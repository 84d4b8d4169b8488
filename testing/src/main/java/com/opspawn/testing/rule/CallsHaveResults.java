package com.opspawn.testing.rule;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.TaskRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every call of a recorded answer has one result; only a task that failed may leave its last calls open. */
public final class CallsHaveResults implements Rule {
    /** A call of an answer. */
    private record Call(long answer, String id) {}

    @Override
    public String words() {
        return "each call has exactly one result";
    }

    @Override
    public List<String> broken(Run run) {
        return run.tasks().stream().flatMap(task -> wrong(task).stream()).toList();
    }

    private static List<String> wrong(TaskRun task) {
        List<String> found = new ArrayList<>();
        Set<Call> results = new HashSet<>();
        long answer = 0;
        for (Entry entry : task.entries()) {
            if (entry.fact() instanceof Fact.ModelAnswered) {
                answer = entry.seq();
            }
            for (Call call : settled(entry, answer)) {
                if (!results.add(call)) {
                    found.add(task.key().taskId() + " entry " + entry.seq() + ": a second result for call " + call);
                }
            }
        }
        found.addAll(open(task));
        return found;
    }

    private static List<Call> settled(Entry entry, long answer) {
        if (entry.fact() instanceof Fact.ToolFinished one) {
            return List.of(new Call(one.answer(), one.result().callId()));
        }
        return entry.fact() instanceof Fact.ToolsFinished all
                ? all.results().stream()
                        .map(ToolResult::callId)
                        .map(id -> new Call(answer, id))
                        .toList()
                : List.of();
    }

    private static List<String> open(TaskRun task) {
        if (task.result().isEmpty()) {
            return List.of();
        }
        return Round.of(task.entries()).stream()
                .filter(round -> !round.open().isEmpty())
                .map(round -> task.key().taskId() + " is completed, and its calls "
                        + round.open().stream().map(ToolCall::id).collect(Collectors.joining(", ")) + " of entry "
                        + round.entry().seq() + " have no results")
                .toList();
    }
}
