package com.opspawn.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.Context;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.memory.MemoryStore;
import com.opspawn.json.ObjectReader;
import com.opspawn.task.SubmissionJson;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExecutionStoppedHandlerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123Z");
    private static final TaskKey TASK = TaskKey.of("acme", new UUID(0x4000L, 1));
    private static final Context CONTEXT = (Context)
            Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                if (method.getReturnType() == String.class) {
                    return method.getName();
                }
                throw new UnsupportedOperationException(method.getName());
            });

    private final MemoryStore store = new MemoryStore();
    private final ExecutionStoppedHandler handler =
            new ExecutionStoppedHandler(store, Clock.fixed(NOW.plusNanos(456), ZoneOffset.UTC));

    private void open() {
        store.open(
                Task.submitted(
                        TASK,
                        SubmissionJson.read(ObjectReader.of(
                                "{\"task_type\":\"agent_task\",\"input_data\":{\"prompt\":\"hello\"}}")),
                        NOW),
                Idempotency.NONE);
    }

    private History history() {
        return new History(TASK, store.read(TASK, 0));
    }

    /** As Step Functions writes it. */
    private static Map<String, Object> event(String status, @Nullable String error, @Nullable String cause) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("status", status);
        detail.put("stopDate", NOW.toEpochMilli());
        detail.put("input", "{\"task\":{\"tenant\":\"acme\",\"task_id\":\"" + TASK.taskId() + "\"},\"failures\":0}");
        if (error != null) {
            detail.put("error", error);
        }
        if (cause != null) {
            detail.put("cause", cause);
        }
        return Map.of("source", "aws.states", "detail", detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        ABORTED   | -              | -          | execution_stopped   | its workflow was stopped
        ABORTED   | Operator       | too dear   | execution_stopped   | its workflow was stopped: Operator: too dear
        TIMED_OUT | -              | -          | execution_timed_out | its workflow ran out of time
        FAILED    | States.Runtime | -          | execution_failed    | its workflow failed: States.Runtime
        """)
    void aTaskWhoseWorkflowEndedHasFailed(
            String status, @Nullable String error, @Nullable String cause, String reason, String message) {
        open();

        assertThat(handler.handleRequest(event(status, error, cause), CONTEXT)).isEqualTo(Map.of("status", "failed"));

        assertThat(history().last().fact()).isEqualTo(new Fact.Failed(reason, message));
        assertThat(history().last().at()).isEqualTo(NOW);
    }

    @Test
    void aTaskThatHasEndedKeepsItsEndHoweverOftenTheEventComes() {
        open();
        store.append(history(), List.of(new Fact.Cancelled("enough", "me")), NOW);

        assertThat(handler.handleRequest(event("ABORTED", null, null), CONTEXT))
                .isEqualTo(Map.of("status", "cancelled"));
        assertThat(handler.handleRequest(event("ABORTED", null, null), CONTEXT))
                .isEqualTo(Map.of("status", "cancelled"));
        assertThat(history().entries()).hasSize(2);
    }

    /** The event of the execution that failed may come late. */
    @Test
    void aTaskThatWasRedrivenSinceGoesOn() {
        open();
        store.append(history(), List.of(new Fact.Failed("step_failed", "no")), NOW);
        store.append(history(), List.of(new Fact.Redriven("again", "me")), NOW.plusSeconds(1));

        handler.handleRequest(event("FAILED", null, null), CONTEXT);

        assertThat(history().last().fact()).isEqualTo(new Fact.Redriven("again", "me"));
    }

    @Test
    void anEventThatIsNoneOfATasksExecutionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> handler.handleRequest(Map.of(), CONTEXT))
                .withMessage("event: needs detail {input, status, stopDate}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> handler.handleRequest(Map.of("detail", Map.of("input", "?")), CONTEXT))
                .withMessage("event: detail.input is not the input of a task's execution");
    }
}
