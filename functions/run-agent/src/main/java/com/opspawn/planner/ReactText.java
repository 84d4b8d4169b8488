package com.opspawn.planner;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.ToolCall;
import com.opspawn.json.Json;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Message;
import com.opspawn.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** ReAct in plain text, for models without tool calling: Thought, Action, Observation, and at the end a Final Answer. */
final class ReactText implements Planner {
    static final String NAME = "react_text";

    /** How many unreadable answers in a row are sent back; the one after them ends the task. */
    private static final int REPAIRS = 2;

    private static final String FORM = """
        Answer in exactly this form, and then stop:

        Thought: what you think
        Action: the name of one tool
        Action Input: its arguments, as one JSON object

        One answer has one Action, even where several calls would not depend on each other. You are then told its \
        result, after the word Observation; never write an Observation yourself. Act as often as you need. When you \
        know the answer, give it in this form:

        Thought: what you think
        Final Answer: the answer to the user's task\
        """;

    private static final String FORM_WITHOUT_TOOLS = """
        There are no tools. Answer in exactly this form:

        Thought: what you think
        Final Answer: the answer to the user's task\
        """;

    private static final String UNREADABLE =
            "Your answer had neither an Action with its Action Input nor a Final Answer."
                    + " Answer again, in the form that you were given.";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next next(Briefing briefing) {
        String form = briefing.tools().isEmpty() ? FORM_WITHOUT_TOOLS : FORM + "\n\n" + tools(briefing.tools());
        List<Message> messages = inWords(Conversation.of(briefing.history()));
        return new Next.Ask(briefing.textPrompt(briefing.instructions() + "\n\n" + form, messages));
    }

    private static String tools(List<ToolSpec> tools) {
        StringBuilder text = new StringBuilder("The tools:");
        for (ToolSpec tool : tools) {
            text.append("\n\n").append(tool.name()).append(": ").append(tool.description());
            text.append("\nArguments, by JSON Schema: ").append(Json.write(tool.parameters()));
        }
        return text.toString();
    }

    /** Calls are in the answers' words already; what tools gave becomes an observation. */
    private static List<Message> inWords(List<Message> messages) {
        List<Message> words = new ArrayList<>();
        for (Message message : messages) {
            words.add(
                    switch (message) {
                        case Message.User user -> user;
                        case Message.Assistant answer ->
                            new Message.Assistant(
                                    answer.text().isBlank() ? words(answer.toolCalls()) : answer.text(), List.of());
                        case Message.ToolOutput output -> new Message.User("Observation: " + output.output());
                    });
        }
        return words;
    }

    private static String words(List<ToolCall> calls) {
        return calls.stream().map(ReactText::words).collect(Collectors.joining("\n"));
    }

    private static String words(ToolCall call) {
        return "Action: " + call.tool() + "\nAction Input: " + call.arguments();
    }

    @Override
    public Reading read(Briefing briefing, Answer answer) {
        if (!answer.toolCalls().isEmpty()) {
            // It was offered none, but a provider may know better.
            String text = answer.text() + "\n" + words(answer.toolCalls());
            return new Reading.Act(text.strip(), answer.toolCalls());
        }
        List<ToolSpec> tools = briefing.tools();
        return switch (ReactReader.read(answer.text(), ToolNames.of(tools))) {
            case ReactAnswer.Acts acts ->
                new Reading.Act(
                        acts.text(),
                        acts.actions().stream()
                                .map(action -> call(action, tools))
                                .toList());
            case ReactAnswer.Finishes finishes -> new Reading.Finish(finishes.text(), finishes.answer());
            case ReactAnswer.Unreadable unreadable -> unreadable(briefing.history(), unreadable.text());
        };
    }

    private static ToolCall call(ReactAnswer.Action action, List<ToolSpec> tools) {
        return new ToolCall("", action.tool(), ReactInput.arguments(action, tools));
    }

    private static Reading unreadable(History history, String text) {
        return rejectedInARow(history) < REPAIRS
                ? new Reading.GoOn(text, new Fact.AnswerRejected(Reading.UNREADABLE, UNREADABLE))
                : new Reading.GiveUp(
                        text,
                        Reading.UNREADABLE,
                        "the model did not answer in the form that planner " + NAME + " needs, " + (REPAIRS + 1)
                                + " times in a row; use a stronger model, or planner " + React.NAME
                                + " where the model has tool calling");
    }

    private static int rejectedInARow(History history) {
        int rejected = 0;
        for (Entry entry : history.entries().reversed()) {
            if (entry.fact() instanceof Fact.ToolsFinished || entry.fact() instanceof Fact.ToolFinished) {
                break;
            }
            if (entry.fact() instanceof Fact.AnswerRejected answer
                    && answer.reason().equals(Reading.UNREADABLE)) {
                rejected++;
            }
        }
        return rejected;
    }
}
