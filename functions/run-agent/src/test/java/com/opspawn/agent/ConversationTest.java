package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.Fact;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.json.ObjectReader;
import com.opspawn.llm.Message;
import com.opspawn.planner.Conversation;
import com.opspawn.task.Budget;
import com.opspawn.task.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConversationTest {
    private static Submission submission(String inputData) {
        ObjectNode input = ObjectReader.of(inputData).node();
        return new Submission(
                "agent_task",
                Optional.empty(),
                Optional.empty(),
                input,
                Optional.empty(),
                Budget.UNLIMITED,
                Optional.empty(),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"prompt":"Do it"}                           | Do it
        {"goal":"Do it"}                             | Do it
        {"prompt":" ","goal":"Do it"}                | Do it
        {"prompt":"Do it","goal":"Do it"}            | Do it
        {"prompt":"Do it","goal":""}                 | Do it
        {"prompt":"Do it","goal":"Win"}              | Do it~~Input data:~{"goal":"Win"}
        {"goal":"Do it","city":"Rome","days":[1,2]}  | Do it~~Input data:~{"city":"Rome","days":[1,2]}
        """)
    void theUsersMessageIsTheGoalWithAllElseThatTheyGave(String input, String message) {
        Stage stage = new Stage(new ScriptedModel()).submitted(submission(input));

        assertThat(Conversation.of(stage.history())).containsExactly(new Message.User(message.replace('~', '\n')));
    }

    @Test
    void theModelIsToldOfErrorsAsErrors() {
        Stage stage = new Stage(new ScriptedModel()).submitted(submission("{\"goal\":\"Do it\"}"));
        stage.rivalAppends(
                StepTest.answered(call("a", "one"), call("b", "two"), call("c", "three")),
                new Fact.ToolsFinished(List.of(
                        new ToolResult("a", "one", ToolStatus.SUCCEEDED, "first", Duration.ZERO),
                        new ToolResult("b", "two", ToolStatus.FAILED, "no luck", Duration.ZERO),
                        new ToolResult("c", "three", ToolStatus.TIMED_OUT, "too slow", Duration.ZERO))));

        assertThat(Conversation.of(stage.history()))
                .containsExactly(
                        new Message.User("Do it"),
                        new Message.Assistant("", List.of(call("a", "one"), call("b", "two"), call("c", "three"))),
                        new Message.ToolOutput("a", "one", "first", false),
                        new Message.ToolOutput("b", "two", "Error: no luck", true),
                        new Message.ToolOutput("c", "three", "Error: too slow", true));
    }
}
