package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.llm.Message;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.Prompt;
import com.opspawn.tool.Threads;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class AskedModelTest {
    private static final Prompt PROMPT = new Prompt(
            "Be brief.", List.of(new Message.User("Hello")), List.of(), OptionalInt.empty(), OptionalDouble.empty());

    @Test
    void anAnswerInTimeIsGiven() throws Exception {
        assertThat(new AskedModel(new Threads()).ask(ScriptedModel.of(text("Hi.")), PROMPT, Duration.ofSeconds(30)))
                .isEqualTo(text("Hi."));
    }

    @Test
    void aModelThatTakesTooLongIsStoppedAndMayBeAskedAgain() throws Exception {
        Latches latches = new Latches();
        ScriptedModel slow = new ScriptedModel().says(prompt -> text(latches.waitForTheEnd()));

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new AskedModel(new Threads()).ask(slow, PROMPT, Duration.ofMillis(50)))
                .withMessage("scripted/model did not answer within 50 ms")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue());
        latches.awaitInterrupted();
    }

    @Test
    void outOfMemoryIsNoAnswerOfTheModelButTheEndOfThisTry() {
        OutOfMemoryError broken = new OutOfMemoryError("Java heap space");
        ScriptedModel model = new ScriptedModel().says(prompt -> {
            throw broken;
        });

        assertThatThrownBy(() -> new AskedModel(new Threads()).ask(model, PROMPT, Duration.ofSeconds(30)))
                .isSameAs(broken);
    }

    @Test
    void longTimesAreToldInSeconds() {
        Latches latches = new Latches();
        ScriptedModel slow = new ScriptedModel().says(prompt -> text(latches.waitForTheEnd()));

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new AskedModel(new Threads()).ask(slow, PROMPT, Duration.ofMillis(1_100)))
                .withMessage("scripted/model did not answer within 1 s");
    }
}
