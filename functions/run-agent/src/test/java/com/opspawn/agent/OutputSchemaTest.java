package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.journal.Fact;
import com.opspawn.json.Json;
import com.opspawn.llm.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A result that must fit a schema. */
final class OutputSchemaTest {
    private static final OutputSchema NUMBER =
            new OutputSchema(Json.object().put("type", "number"), OutputSchemaTest::problems);

    private static List<String> problems(JsonNode value) {
        return value.isNumber() ? List.of() : List.of("$: must be a number");
    }

    private static Stage stage(ScriptedModel model) {
        return new Stage(model).with(Changed.output(NUMBER)).submitted();
    }

    @Test
    void theModelIsToldTheSchemaFromTheStart() throws Exception {
        ScriptedModel model = ScriptedModel.of(text("42"));
        stage(model).runToEnd();

        assertThat(model.prompts().getFirst().instructions())
                .endsWith("that fits this JSON Schema:\n{\"type\":\"number\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", " 42\n", "```\n42\n```", "```json\n42```"})
    void aResultThatFitsIsTheTasksWithoutItsFence(String answer) throws Exception {
        Stage stage = stage(ScriptedModel.of(text(answer)));

        stage.runToEnd();

        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("42"));
    }

    @Test
    void whatDoesNotFitIsSentBackWithItsErrors() throws Exception {
        ScriptedModel model = ScriptedModel.of(text("\"many\""), text("It is 42."), text("42"));
        Stage stage = stage(model);

        stage.runToEnd();

        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("42"));
        assertThat(model.prompts().get(1).messages().getLast())
                .isEqualTo(
                        new Message.User("That answer does not fit the JSON Schema of the result: $: must be a number."
                                + " Answer again, with the corrected JSON value alone."));
        assertThat(model.prompts().get(2).messages().getLast())
                .isInstanceOfSatisfying(
                        Message.User.class, user -> assertThat(user.text()).contains("it is not JSON"));
    }

    @Test
    void afterTwoRepairsTheTaskFailsWithTheErrors() throws Exception {
        ScriptedModel model = ScriptedModel.of(text("\"many\""));
        Stage stage = stage(model);

        stage.runToEnd();

        assertThat(model.prompts()).hasSize(3);
        assertThat(stage.lastFact())
                .isEqualTo(new Fact.Failed(
                        "invalid_output",
                        "the result does not fit the output schema after 2 repairs: $: must be a number; "
                                + "what the model wrote is in the task's events"));
    }
}
