package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Opened;
import com.opspawn.llm.ModelException;
import com.opspawn.settings.SettingsException;
import com.opspawn.task.StoreException;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunAgentHandlerTest {
    private static final Map<String, Object> TASK =
            Map.of("tenant", Stage.TASK.tenant(), "task_id", Stage.TASK.taskId());

    private static Map<String, Object> run(Step step, Object failures) {
        return new RunAgentHandler(step)
                .handleRequest(Map.of("task", TASK, "failures", failures), new FakeContext(Duration.ofMinutes(5)));
    }

    @Test
    void aStepThatGoesOnSaysSo() {
        Stage stage = new Stage(ScriptedModel.of(calls(call("a", "nothing")))).submitted();

        assertThat(run(stage.step(), 0)).isEqualTo(Map.of("outcome", "continue", "failures", 0, "wait_seconds", 0));
    }

    @Test
    void anEndedTaskIsDone() {
        Stage stage = new Stage(ScriptedModel.of(text("Sunny."))).submitted();

        assertThat(run(stage.step(), 0)).isEqualTo(Map.of("outcome", "done", "failures", 0, "wait_seconds", 0));
    }

    @Test
    void failuresComeInAndGoOutWithTheWait() {
        Stage stage = new Stage(new ScriptedModel().says(prompt -> {
            throw ModelException.retryable(
                    "busy", Optional.of(Duration.ofSeconds(30)), new IllegalStateException("503"));
        }));

        assertThat(run(stage.submitted().step(), 2))
                .isEqualTo(Map.of("outcome", "wait", "failures", 3, "wait_seconds", 30));
    }

    @Test
    void anInputWithoutATaskIsRefused() {
        RunAgentHandler handler = new RunAgentHandler(new Stage(ScriptedModel.of(text(""))).step());

        assertThatThrownBy(() -> handler.handleRequest(Map.of("failures", 0), new FakeContext(Duration.ofMinutes(5))))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("input: needs task {tenant, task_id}, and failures");
    }

    @Test
    void aTaskIdThatIsNoneIsRefused() {
        assertThatThrownBy(() -> StepRequest.read(Map.of("task", Map.of("tenant", "acme", "task_id", "7"))))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("task_id '7': must be task_<uuid>, in lower case");
        assertThatThrownBy(() -> StepRequest.read(Map.of("task", Map.of())))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("tenant: must not be empty");
    }

    @Test
    void withoutACountThereWereNoFailures() {
        assertThat(StepRequest.read(Map.of("task", TASK))).isEqualTo(new StepRequest(Stage.TASK, 0));
        assertThat(StepRequest.read(Map.of("task", TASK, "failures", 3.0))).isEqualTo(new StepRequest(Stage.TASK, 3));
    }

    @Test
    void aStoreThatGivesNoAnswerIsForTheWorkflowToRetry() {
        Stage stage = new Stage(ScriptedModel.of(text("Sunny.")));

        assertThatThrownBy(() -> run(stage.step(new BrokenJournal()), 0))
                .isExactlyInstanceOf(StoreUnavailableException.class)
                .hasMessage("the table is throttled")
                .hasCauseInstanceOf(StoreException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 14_999, 15_000})
    void aFunctionWithoutTimeToRecordIsRefused(long millis) {
        Stage stage = new Stage(ScriptedModel.of(text("Sunny."))).submitted();
        RunAgentHandler handler = new RunAgentHandler(stage.step());

        assertThatThrownBy(
                        () -> handler.handleRequest(Map.of("task", TASK), new FakeContext(Duration.ofMillis(millis))))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("the function has " + millis + " ms left at its start: set its time-out to more than 15 s");
        assertThat(stage.facts()).isEmpty();
    }

    @Test
    void everyProblemOfTheEnvironmentIsReportedAtTheStart() {
        assertThatThrownBy(() -> new RunAgentHandler(Map.of("OPSPAWN_MODEL", "best", "OPENAI_BASE_URL", "openai")))
                .isExactlyInstanceOf(SettingsException.class)
                .hasMessage("settings: OPSPAWN_TABLE is not set: the name of the DynamoDB table; "
                        + "OPENAI_BASE_URL is no address: use http://… or https://…, without user, query and fragment, "
                        + "such as https://api.openai.com/v1; "
                        + "OPSPAWN_MODEL 'best' is no model: use provider/name, with one of openai, anthropic, "
                        + "gemini, openrouter, bedrock, ollama, demo");
    }

    /** A store that is out of reach. */
    private static final class BrokenJournal implements Journal {
        private static StoreException failure() {
            return new StoreException("the table is throttled", new IllegalStateException());
        }

        @Override
        public Opened open(Task task, Idempotency idempotency) {
            throw failure();
        }

        @Override
        public List<Entry> read(TaskKey key, long fromSeq) {
            throw failure();
        }

        @Override
        public Appended append(History history, List<Fact> facts, Instant at) {
            throw failure();
        }
    }
}
