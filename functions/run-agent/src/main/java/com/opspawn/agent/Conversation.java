package com.opspawn.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.json.Json;
import com.opspawn.llm.Message;
import com.opspawn.task.Submission;
import com.opspawn.tool.ToolContext;
import java.util.ArrayList;
import java.util.List;

/** The conversation as a fold over the journal. A longer history gives the same messages with more at the end. */
final class Conversation {
    private Conversation() {}

    static List<Message> of(History history) {
        List<Message> messages = new ArrayList<>();
        for (Entry entry : history.entries()) {
            switch (entry.fact()) {
                case Fact.Submitted submitted -> messages.add(new Message.User(goal(submitted.submission())));
                case Fact.ModelAnswered answer ->
                    messages.add(new Message.Assistant(answer.text(), answer.toolCalls()));
                case Fact.ToolsFinished finished -> finished.results().forEach(result -> messages.add(message(result)));
                case Fact.Ending _ -> {}
            }
        }
        return messages;
    }

    /** The goal, and whatever else the user put into the input: a goal beside a prompt too. */
    private static String goal(Submission submission) {
        ObjectNode rest = submission.inputData();
        for (String field : List.of("prompt", "goal")) {
            String text = rest.path(field).asText("");
            if (text.isBlank() || text.equals(submission.goal())) {
                rest.remove(field);
            }
        }
        return rest.isEmpty() ? submission.goal() : submission.goal() + "\n\nInput data:\n" + Json.write(rest);
    }

    private static Message message(ToolResult result) {
        boolean failed = result.status() != ToolStatus.SUCCEEDED;
        String output = failed ? "Error: " + result.output() : result.output();
        return new Message.ToolOutput(result.callId(), result.tool(), output, failed);
    }

    static List<Fact.ModelAnswered> answers(History history) {
        return history.entries().stream()
                .map(Entry::fact)
                .filter(Fact.ModelAnswered.class::isInstance)
                .map(Fact.ModelAnswered.class::cast)
                .toList();
    }

    /** What tools were asked for and gave, in order; not the calls of the last answer where they are still open. */
    static List<ToolContext.Done> earlierCalls(History history) {
        List<ToolContext.Done> done = new ArrayList<>();
        List<ToolCall> asked = List.of();
        for (Entry entry : history.entries()) {
            if (entry.fact() instanceof Fact.ModelAnswered answer) {
                asked = answer.toolCalls();
            } else if (entry.fact() instanceof Fact.ToolsFinished finished) {
                for (int i = 0; i < finished.results().size(); i++) {
                    done.add(new ToolContext.Done(
                            asked.get(i), finished.results().get(i)));
                }
            }
        }
        return done;
    }

    /** The calls of the last answer that have no results yet; empty where there are none. */
    static List<ToolCall> openCalls(History history) {
        return history.last().fact() instanceof Fact.ModelAnswered answer ? answer.toolCalls() : List.of();
    }
}
