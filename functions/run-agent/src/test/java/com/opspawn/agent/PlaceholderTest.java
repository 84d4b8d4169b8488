package com.opspawn.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import org.junit.jupiter.api.Test;

final class PlaceholderTest {
    private static final String RESULT = "Placeholder: no model was asked. The goal was: What is the weather?";

    private final ScriptedModel model = new ScriptedModel().says(prompt -> {
        throw new AssertionError("a model was asked");
    });

    @Test
    void theResultSaysThatNoModelWasAskedAndNoneIs() throws Exception {
        Stage stage = new Stage(model, ScriptedTool.counting("tool")).submitted(Planned.by("placeholder"));

        assertThat(stage.run()).isEqualTo(new StepOutcome.Done());

        assertThat(stage.facts()).containsExactly(new Fact.Completed(RESULT));
        assertThat(model.prompts()).isEmpty();
    }

    @Test
    void aSecondDeliveryChangesNothing() throws Exception {
        Stage stage = new Stage(model).submitted(Planned.by("placeholder"));
        stage.run();

        assertThat(stage.run()).isEqualTo(new StepOutcome.Done());

        assertThat(stage.facts()).containsExactly(new Fact.Completed(RESULT));
    }
}
