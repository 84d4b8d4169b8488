package com.opspawn.telemetry;

import static com.opspawn.task.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Appended;
import com.opspawn.journal.Fact;
import com.opspawn.journal.Facts;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.InputDecision;
import com.opspawn.journal.InputRequest;
import com.opspawn.journal.Journal;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.journal.memory.MemoryStore;
import com.opspawn.metric.Measured;
import com.opspawn.metric.Metric;
import com.opspawn.task.Samples;
import com.opspawn.task.Submission;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.Usage;
import com.opspawn.trace.Span;
import com.opspawn.trace.TraceContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ObservedJournalTest {
    private static final TaskKey KEY = Samples.key("acme", 1);
    private static final Usage USAGE = new Usage(990, 65, 800, 12, Optional.of(new BigDecimal("0.0012")));
    private static final Optional<TraceContext> CALLER =
            TraceContext.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    private final MemoryStore store = new MemoryStore();
    private final List<Measured> measured = new ArrayList<>();
    private final KeptSpans spans = new KeptSpans();
    private final Telemetry telemetry = new Telemetry(measured::add, spans);
    private final Journal journal = telemetry.observed(store);
    private Instant now = NOON;

    private History opened(Submission submission) {
        journal.open(Task.submitted(KEY, submission, now), Idempotency.NONE);
        return new History(KEY, journal.read(KEY, 0));
    }

    private History opened() {
        return opened(Samples.by("helper"));
    }

    private History append(History history, Duration later, Fact... facts) {
        now = now.plus(later);
        return switch (journal.append(history, List.of(facts), now)) {
            case Appended.Won won -> won.history();
            case Appended.Lost _ -> throw new AssertionError("lost");
        };
    }

    /** By a model that took a second. */
    private Fact answer(Duration later, ToolCall... calls) {
        return new Fact.ModelAnswered(
                "gemini/gemini-2.5-pro",
                "canary-answer",
                List.of(calls),
                calls.length == 0 ? FinishReason.STOP : FinishReason.TOOL_CALLS,
                USAGE,
                now.plus(later).minusSeconds(1));
    }

    private static ToolCall call(String id) {
        return new ToolCall(id, "calculator", "{\"expression\": \"canary-argument\"}");
    }

    private static ToolResult result(String id, ToolStatus status, int millis) {
        return new ToolResult(id, "calculator", status, "canary-output", Duration.ofMillis(millis));
    }

    private History aTaskOfTwoSteps(Submission submission) {
        History history = opened(submission);
        history = append(history, Duration.ofSeconds(2), answer(Duration.ofSeconds(2), call("c1"), call("c2")));
        history = append(
                history,
                Duration.ofMillis(500),
                new Fact.ToolsFinished(
                        List.of(result("c1", ToolStatus.SUCCEEDED, 500), result("c2", ToolStatus.FAILED, 200))));
        return append(
                history, Duration.ofSeconds(1), answer(Duration.ofSeconds(1)), new Fact.Completed("canary-result"));
    }

    private List<String> metrics() {
        return measured.stream()
                .flatMap(line -> line.values().stream()
                        .map(value ->
                                value.metric().wireName() + " " + value.value().toPlainString()
                                        + line.dimensions().values().stream()
                                                .map(dimension -> " " + dimension)
                                                .collect(Collectors.joining())))
                .toList();
    }

    @Test
    void whatIsRecordedIsCountedWithItsTimesAndTokens() {
        aTaskOfTwoSteps(Samples.by("helper"));

        assertThat(metrics())
                .containsExactly(
                        "TasksSubmitted 1",
                        "ModelLatency 1000",
                        "InputTokens 990",
                        "OutputTokens 65",
                        "CostUsd 0.0012",
                        "StepLatency 1500",
                        "ModelLatency 1000",
                        "InputTokens 990",
                        "OutputTokens 65",
                        "CostUsd 0.0012",
                        "StepLatency 1000",
                        "TasksEnded 1 completed");
        assertThat(measured.get(1).properties())
                .isEqualTo(Map.of(
                        "tenant", "acme", "task_id", KEY.taskId(), "step", "1", "model", "gemini/gemini-2.5-pro"));
    }

    @Test
    void aCallWithoutAKnownPriceHasNoCost() {
        History history = opened();
        append(
                history,
                Duration.ZERO,
                new Fact.ModelAnswered("ollama/x", "", List.of(), FinishReason.STOP, new Usage(1, 2), now));

        assertThat(metrics()).contains("InputTokens 1", "OutputTokens 2").noneMatch(line -> line.startsWith("CostUsd"));
    }

    @Test
    void whoLostASlotTellsNothing() {
        History history = opened();
        History won = append(history, Duration.ZERO, new Fact.Cancelled("", "ann"));
        int told = measured.size();

        assertThat(journal.append(history, List.of(new Fact.Completed("late")), now))
                .isEqualTo(new Appended.Lost());

        assertThat(won.hasEnded()).isTrue();
        assertThat(measured).hasSize(told);
        assertThat(metrics()).containsOnlyOnce("TasksEnded 1 cancelled").doesNotContain("TasksEnded 1 completed");
        assertThat(spans.names()).containsExactly("invoke_agent helper");
    }

    @Test
    void aSubmissionThatIsKnownIsNotCountedAgain() {
        Idempotency key = new Idempotency(Optional.of("key"), "hash");
        journal.open(Task.submitted(KEY, Samples.saying("x"), now), key);
        journal.open(Task.submitted(Samples.key("acme", 2), Samples.saying("x"), now), key);

        assertThat(metrics()).containsExactly("TasksSubmitted 1");
    }

    @Test
    void allSpansOfATaskAreOneTraceAndHangTogether() {
        aTaskOfTwoSteps(Samples.by("helper"));

        assertThat(spans.names())
                .containsExactly(
                        "chat gemini-2.5-pro",
                        "execute_tool calculator",
                        "execute_tool calculator",
                        "step 1",
                        "chat gemini-2.5-pro",
                        "step 2",
                        "invoke_agent helper");
        Span root = spans.named("invoke_agent helper");
        assertThat(root.parent()).isEmpty();
        assertThat(spans.named("step 1").parent()).contains(root.spanId());
        assertThat(spans.named("step 2").parent()).contains(root.spanId());
        assertThat(spans.all().subList(0, 3))
                .allSatisfy(span ->
                        assertThat(span.parent()).contains(spans.named("step 1").spanId()));
        assertThat(spans.all().get(4).parent()).contains(spans.named("step 2").spanId());
        assertThat(spans.all())
                .extracting(Span::traceId)
                .containsOnly(KEY.taskId().substring(5).replace("-", ""));
        Set<String> ids = new HashSet<>(spans.all().stream().map(Span::spanId).toList());
        assertThat(ids).hasSize(7).allMatch(id -> id.matches("[0-9a-f]{16}"));
    }

    @Test
    void spansLastAsLongAsWhatTheyTellOf() {
        aTaskOfTwoSteps(Samples.by("helper"));

        assertThat(spans.named("invoke_agent helper").start()).isEqualTo(NOON);
        assertThat(spans.named("invoke_agent helper").end()).isEqualTo(NOON.plusMillis(3_500));
        assertThat(spans.named("step 1").start()).isEqualTo(NOON.plusSeconds(1));
        assertThat(spans.named("step 1").end()).isEqualTo(NOON.plusMillis(2_500));
        assertThat(spans.all().subList(1, 3)).extracting(Span::start).containsOnly(NOON.plusSeconds(2));
        assertThat(spans.all().subList(1, 3))
                .extracting(Span::end)
                .containsExactly(NOON.plusMillis(2_500), NOON.plusMillis(2_200));
    }

    @Test
    void aTaskOfACallersTraceIsAPartOfIt() {
        aTaskOfTwoSteps(Samples.by("helper").in(CALLER));

        assertThat(spans.all()).extracting(Span::traceId).containsOnly("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(spans.named("invoke_agent helper").parent()).contains("00f067aa0ba902b7");
    }

    @Test
    void aCallerWhoDoesNotRecordGetsNoSpansAndIsCounted() {
        aTaskOfTwoSteps(
                Samples.by("helper").in(TraceContext.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00")));

        assertThat(spans.all()).isEmpty();
        assertThat(metrics()).contains("TasksEnded 1 completed");
    }

    @Test
    void twoWritersWhoKnowNothingOfEachOtherAgreeOnTheIds() {
        History history = aTaskOfTwoSteps(Samples.by("helper"));

        assertThat(TaskTrace.of(new History(KEY, store.read(KEY, 0))).root(history))
                .isEqualTo(spans.named("invoke_agent helper").spanId());
        assertThat(TaskTrace.of(history).step(2))
                .isEqualTo(spans.named("step 2").spanId());
        assertThat(new TaskTrace(Samples.key("acme", 2), Optional.empty()).step(2))
                .isNotEqualTo(spans.named("step 2").spanId());
    }

    @Test
    void aFailureIsAnErrorOfItsStableCode() {
        append(opened(), Duration.ofSeconds(1), new Fact.Failed("model_unavailable", "canary-message"));

        Span root = spans.named("invoke_agent helper");
        assertThat(root.errorType()).contains("model_unavailable");
        assertThat(root.toString()).doesNotContain("canary");
        assertThat(metrics()).contains("TasksEnded 1 failed");
    }

    @Test
    void aStepThatWaitedForAPersonSaysNothingOfHowFastItIs() {
        History history = opened();
        history = append(history, Duration.ofSeconds(1), answer(Duration.ofSeconds(1), call("c1")));
        InputRequest request = Facts.APPROVAL;
        history = append(history, Duration.ZERO, new Fact.InputRequested(request));
        history = append(
                history,
                Duration.ofHours(9),
                new Fact.InputGiven(
                        request.id(), InputDecision.APPROVE, "", Optional.empty(), Optional.empty(), "ann"));
        append(history, Duration.ofSeconds(1), new Fact.ToolsFinished(List.of(result("c1", ToolStatus.SUCCEEDED, 9))));

        assertThat(metrics()).noneMatch(line -> line.startsWith("StepLatency"));
        assertThat(spans.names()).contains("step 1");
    }

    @Test
    void aStepThatIsBrokenOffEndsWithItsTaskAndOnlyOnce() {
        History history = opened();
        history = append(history, Duration.ofSeconds(1), answer(Duration.ofSeconds(1), call("c1")));
        history = append(history, Duration.ofSeconds(1), new Fact.Cancelled("", "ann"));
        append(history, Duration.ofSeconds(1), new Fact.ToolFinished(1, result("c1", ToolStatus.SUCCEEDED, 1_500)));

        assertThat(spans.names())
                .containsExactly("chat gemini-2.5-pro", "step 1", "invoke_agent helper", "execute_tool calculator");
        assertThat(metrics()).noneMatch(line -> line.startsWith("StepLatency"));
    }

    @Test
    void aTaskThatIsRedrivenIsASecondSpanOfTheSameTrace() {
        History history = append(opened(), Duration.ofSeconds(1), new Fact.Failed("step_failed", "broke"));
        history = append(history, Duration.ofHours(1), new Fact.Redriven("", "ann"));
        append(history, Duration.ofSeconds(2), answer(Duration.ofSeconds(2)), new Fact.Completed("done"));

        List<Span> roots = spans.all().stream()
                .filter(span -> span.name().equals("invoke_agent helper"))
                .toList();
        assertThat(roots).hasSize(2);
        assertThat(roots)
                .extracting(Span::traceId)
                .containsOnly(roots.getFirst().traceId());
        assertThat(roots.get(0).spanId()).isNotEqualTo(roots.get(1).spanId());
        assertThat(Duration.between(roots.get(1).start(), roots.get(1).end())).isEqualTo(Duration.ofSeconds(2));
        assertThat(spans.named("step 1").parent()).contains(roots.get(1).spanId());
        assertThat(metrics()).contains("TasksEnded 1 failed", "TasksEnded 1 completed");
    }

    @Test
    void aResultWithoutARunIsNoSpan() {
        History history = append(opened(), Duration.ofSeconds(1), answer(Duration.ofSeconds(1), call("c1")));
        append(
                history,
                Duration.ofSeconds(1),
                new Fact.ToolsFinished(List.of(new ToolResult(
                        "c1", "canary-no-such-tool", ToolStatus.FAILED, "there is none", Duration.ZERO))));

        assertThat(spans.names()).containsExactly("chat gemini-2.5-pro", "step 1");
    }

    @Test
    void aFailedQuestionIsASpanOfTheStepThatAsked() {
        History history = opened();
        telemetry.modelFailed(history, "openai/gpt-5", NOON, NOON.plusSeconds(1), "busy");
        append(history, Duration.ofSeconds(3), answer(Duration.ofSeconds(3)), new Fact.Completed("done"));

        Span failed = spans.named("chat gpt-5");
        assertThat(failed.errorType()).contains("busy");
        assertThat(failed.parent()).contains(spans.named("step 1").spanId());
    }

    @Test
    void nothingThatAnybodyWroteIsInASpanOrAMetric() {
        Submission canary = Samples.saying("canary-prompt");
        aTaskOfTwoSteps(canary);
        String told = spans.all() + measured.toString();

        assertThat(told).contains("execute_tool calculator", "acme").doesNotContain("canary");
    }

    @Test
    void whatIsATextUnderTheNameOfAnIdIsNotToldOn() {
        History history = opened(Samples.by("canary agent\nid"));
        history = append(
                history,
                Duration.ofSeconds(1),
                answer(Duration.ofSeconds(1), new ToolCall("canary id", "calculator", "{}")));
        append(
                history,
                Duration.ofSeconds(1),
                new Fact.ToolsFinished(List.of(result("canary id", ToolStatus.SUCCEEDED, 9))),
                new Fact.Failed("model_error", "x"));

        assertThat(spans.all().toString()).contains("invoke_agent").doesNotContain("canary");
    }

    @Test
    void atTheEndOfACallNothingIsLeftBehind() {
        try (var _ = telemetry.invocation("run-agent", "r-1")) {
            assertThat(spans.flushes()).isZero();
        }

        assertThat(spans.flushes()).isOne();
    }

    @Test
    void theSweepersLagIsInSeconds() {
        telemetry.lag(Duration.ofSeconds(90), NOON);

        assertThat(measured)
                .containsExactly(new Measured(NOON, List.of(Metric.SWEEPER_LAG.of(90)), Map.of(), Map.of()));
    }
}
