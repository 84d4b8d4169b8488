package com.opspawn.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.Context;
import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Opened;
import com.opspawn.journal.memory.MemoryStore;
import com.opspawn.json.ObjectReader;
import com.opspawn.task.SubmissionJson;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStatus;
import com.opspawn.task.Usage;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class RecordFailureHandlerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123Z");
    private static final TaskKey TASK = TaskKey.of("default", new UUID(0x4000L, 1));
    private static final Fact ANSWER =
            new Fact.ModelAnswered("demo/demo", "hello", List.of(), FinishReason.STOP, new Usage(10, 5), NOW);
    /** Nothing is asked of it. */
    private static final Context CONTEXT = (Context)
            Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                if (method.getReturnType() == String.class) {
                    return method.getName();
                }
                throw new UnsupportedOperationException(method.getName());
            });

    private final MemoryStore store = new MemoryStore();
    private final RecordFailureHandler handler = handler(store);

    private static RecordFailureHandler handler(Journal journal) {
        return new RecordFailureHandler(journal, Clock.fixed(NOW.plusNanos(456_789), ZoneOffset.UTC));
    }

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

    private void append(Fact fact) {
        store.append(history(), List.of(fact), NOW);
    }

    private static Map<String, Object> input(String error, String cause) {
        return Map.of(
                "task", Map.of("tenant", TASK.tenant(), "task_id", TASK.taskId()), "error", error, "cause", cause);
    }

    private Map<String, Object> record(String error, String cause) {
        return handler.handleRequest(input(error, cause), CONTEXT);
    }

    private Fact.Failed recorded() {
        return (Fact.Failed) history().last().fact();
    }

    // ------------------------------------------------------------- the record

    @Test
    void theFailureIsRecordedAndEndsTheTask() {
        open();
        append(ANSWER);

        assertThat(record("Lambda.Unknown", "The function died")).isEqualTo(Map.of("status", "failed"));

        assertThat(history().last())
                .isEqualTo(new Entry(
                        2,
                        NOW,
                        new Fact.Failed(
                                "step_failed",
                                "a step failed with Lambda.Unknown: The function died; the log of run-agent"
                                        + " has more")));
        assertThat(store.find(TASK).map(Task::status)).contains(TaskStatus.FAILED);
    }

    @Test
    void aFailureThatIsRecordedTwiceIsOneEntry() {
        open();

        record("Lambda.Unknown", "first");
        History once = history();

        assertThat(record("Lambda.Unknown", "second")).isEqualTo(Map.of("status", "failed"));
        assertThat(history()).isEqualTo(once);
    }

    static List<Fact.Ending> endings() {
        return List.of(
                new Fact.Completed("42"),
                new Fact.Failed("model_unavailable", "no answer"),
                new Fact.Cancelled("", "somebody"));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void aTaskThatHasEndedKeepsItsEnd(Fact.Ending ending) {
        open();
        append(ending);
        History ended = history();

        assertThat(record("Lambda.Unknown", "late"))
                .isEqualTo(Map.of("status", ended.task().status().wireName()));
        assertThat(history()).isEqualTo(ended);
    }

    /** Another writer comes between each read and the append that follows it. */
    private record Raced(MemoryStore real, Queue<Fact> rivals) implements Journal {
        @Override
        public Opened open(Task task, Idempotency idempotency) {
            return real.open(task, idempotency);
        }

        @Override
        public List<Entry> read(TaskKey key, long fromSeq) {
            return real.read(key, fromSeq);
        }

        @Override
        public Appended append(History history, List<Fact> facts, Instant at) {
            if (!rivals.isEmpty()) {
                real.append(history, List.of(rivals.remove()), at);
            }
            return real.append(history, facts, at);
        }
    }

    @Test
    void aFailureThatLosesItsSlotTakesTheNext() {
        open();
        Raced raced = new Raced(store, new ArrayDeque<>(List.of(ANSWER, ANSWER)));

        assertThat(handler(raced).handleRequest(input("States.Timeout", ""), CONTEXT))
                .isEqualTo(Map.of("status", "failed"));

        assertThat(history().entries()).hasSize(4);
        assertThat(raced.rivals()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("endings")
    void aFailureThatLosesItsSlotToAnEndIsNotRecorded(Fact.Ending ending) {
        open();
        Raced raced = new Raced(store, new ArrayDeque<>(List.of(ANSWER, ending)));

        handler(raced).handleRequest(input("States.Timeout", ""), CONTEXT);

        assertThat(history().last().fact()).isEqualTo(ending);
        assertThat(raced.rivals()).isEmpty();
    }

    @Test
    void aTaskThatIsNotThereIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> record("Lambda.Unknown", ""))
                .withMessage("task " + TASK.taskId() + ": there is no such task");
    }

    @Test
    void anInputWithoutATaskIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> handler.handleRequest(Map.of("error", "x"), CONTEXT))
                .withMessage("input: needs task {tenant, task_id}, error and cause");
    }

    // ------------------------------------------------------------ the message

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
        java.lang.IllegalStateException | {"errorMessage":"it broke","errorType":"x","stackTrace":["a.B.c(B.java:1)"]} | : it broke
        java.lang.IllegalStateException | {"errorType":"x","errorMessage":"it broke"}                   | : it broke
        java.lang.IllegalStateException | {"cause":{"errorMessage":"inner"},"errorMessage":"it broke"}  | : it broke
        java.lang.IllegalStateException | {"errorMessage":null,"stackTrace":["a.B.c(B.java:1)"]}        | -
        java.lang.IllegalStateException | {"errorType":"x","stackTrace":["a.B.c(B.java:1)"]}            | -
        java.lang.IllegalStateException | {"errorMessage":"it broke","stackTrace":["a.B.c(B.ja          | : it broke
        java.lang.IllegalStateException | {"errorMessage":"it brok                                      | -
        Lambda.Unknown                  | The function died                                             | : The function died
        States.Timeout                  | ``                                                            | -
        """)
    void theMessageHasTheErrorsOwnAndNoStackTrace(String error, String cause, @Nullable String detail) {
        open();

        record(error, cause);

        assertThat(recorded().message())
                .isEqualTo("a step failed with " + error + Objects.requireNonNullElse(detail, "")
                        + "; the log of run-agent has more");
    }

    @Test
    void aFailureWithoutANameIsSaidToBeOne() {
        open();

        record("", "");

        assertThat(recorded().message())
                .isEqualTo("a step failed with an error without a name; the log of run-agent has more");
    }

    @ParameterizedTest
    @CsvSource({
        "States.Timeout, x, step_timed_out",
        "Sandbox.Timedout, x, step_timed_out",
        "Lambda.Unknown, '{\"errorMessage\":\"2026-11-22 Task timed out after 300.01 seconds\"}', step_timed_out",
        "Lambda.Unknown, Runtime exited, step_failed",
        "Opspawn.UnknownOutcome, x, step_failed",
    })
    void theReasonTellsATimeOutFromOtherFailures(String error, String cause, String reason) {
        open();

        record(error, cause);

        assertThat(recorded().reason()).isEqualTo(reason);
    }
}
