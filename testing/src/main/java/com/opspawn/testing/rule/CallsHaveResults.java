package com.opspawn.testing.rule;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.TaskRun;
import java.util.ArrayList;
import java.util.List;

/** Every call of a recorded answer has one result, in its place; only a task that failed may leave its last calls open. */
public final class CallsHaveResults implements Rule {
    @Override
    public String words() {
        return "no call is dropped";
    }

    @Override
    public List<String> broken(Run run) {
        return run.tasks().stream().flatMap(task -> wrong(task).stream()).toList();
    }

    private static List<String> wrong(TaskRun task) {
        List<String> found = new ArrayList<>();
        List<ToolCall> open = List.of();
        for (Entry entry : task.entries()) {
            switch (entry.fact()) {
                case Fact.ModelAnswered answer -> open = answer.toolCalls();
                case Fact.ToolsFinished finished -> {
                    List<String> asked = open.stream().map(ToolCall::id).toList();
                    List<String> given =
                            finished.results().stream().map(ToolResult::callId).toList();
                    if (!asked.equals(given)) {
                        found.add(task.key().taskId() + " entry " + entry.seq() + ": calls " + asked + " got results "
                                + given);
                    }
                    open = List.of();
                }
                default -> {
                    // No other entry asks for tools or answers them.
                }
            }
        }
        if (!open.isEmpty() && task.result().isPresent()) {
            found.add(task.key().taskId() + " is completed, and its calls "
                    + open.stream().map(ToolCall::id).toList() + " have no results");
        }
        return found;
    }
}
