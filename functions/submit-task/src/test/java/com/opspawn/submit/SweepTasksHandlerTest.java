package com.opspawn.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.json.ObjectReader;
import com.opspawn.metric.Measured;
import com.opspawn.metric.Metric;
import com.opspawn.task.Submission;
import com.opspawn.task.SubmissionJson;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.Usage;
import com.opspawn.telemetry.Telemetry;
import com.opspawn.trace.Spans;
import com.opspawn.workflow.Workflow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SweepTasksHandlerTest {
    private static final Submission HELLO = SubmissionJson.read(
            ObjectReader.of("{\"task_type\":\"agent_task\",\"input_data\":{\"prompt\":\"hello\"}}"));

    private final Bench bench = new Bench();
    private long tasksMade;
    private final List<Metric.Value> lags = new ArrayList<>();

    private TaskKey recorded(Duration age) {
        TaskKey key = TaskKey.of("default", new UUID(0x4000L, ++tasksMade));
        bench.store.open(Task.submitted(key, HELLO, Bench.NOW.minus(age)), Idempotency.NONE);
        return key;
    }

    private void lag(Measured measured) {
        lags.addAll(measured.values());
    }

    private int sweep(Context context) {
        return sweep(bench.workflow, Bench.NOW, context);
    }

    private int sweep() {
        return sweep(Bench.context(() -> 50_000));
    }

    private int sweep(Workflow workflow, Instant now, Context context) {
        SweepTasksHandler handler = new SweepTasksHandler(
                bench.store,
                bench.store,
                bench.store,
                workflow,
                Clock.fixed(now, ZoneOffset.UTC),
                new Telemetry(this::lag, Spans.NONE));
        ScheduledEvent event = Bench.event(
                ScheduledEvent.class,
                "{\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\",\"time\":\"2026-11-22T12:00:00Z\"}");
        return handler.handleRequest(event, context);
    }

    @Test
    void whatWasRecordedButNotStartedIsStartedOldestFirst() {
        TaskKey second = recorded(Duration.ofMinutes(2));
        TaskKey first = recorded(Duration.ofMinutes(3));
        TaskKey third = recorded(Duration.ofMinutes(1));

        assertThat(sweep()).isEqualTo(3);
        assertThat(bench.workflow.asked()).containsExactly(first, second, third);
    }

    @Test
    void whatIsYoungerThanHalfAMinuteIsLeftToItsSubmission() {
        recorded(Duration.ofSeconds(30));
        TaskKey older = recorded(Duration.ofSeconds(30).plusMillis(1));

        assertThat(sweep()).isEqualTo(1);
        assertThat(bench.workflow.asked()).containsExactly(older);
    }

    @Test
    void whatHasAnAnswerIsNotStartedAgain() {
        TaskKey key = recorded(Duration.ofMinutes(1));
        List<Entry> entries = bench.store.read(key, 0);
        bench.store.append(new History(key, entries), List.of(new Fact.Cancelled("", "somebody")), Bench.NOW);

        assertThat(sweep()).isZero();
    }

    /** Whoever resumed it died before its workflow was woken. */
    @Test
    void whatShouldHaveBeenWokenIsWokenOnce() {
        TaskKey key = recorded(Duration.ofMinutes(2));
        append(key, new Fact.ModelAnswered("demo/demo", "", List.of(), FinishReason.STOP, Usage.NONE, Bench.NOW));
        append(key, new Fact.Paused("", "zoe"));
        bench.store.waiting(key, "the token");
        assertThat(sweep()).isZero();
        append(key, new Fact.Resumed("", "zoe"));

        assertThat(sweep()).isOne();
        assertThat(bench.workflow.woken()).containsExactly("the token");

        assertThat(sweep()).as("its mark is taken away").isZero();
    }

    private void append(TaskKey key, Fact fact) {
        bench.store.append(new History(key, bench.store.read(key, 0)), List.of(fact), Bench.NOW);
    }

    @Test
    void itsLagIsTheAgeOfTheOldestThatWaitsAndZeroWhereNoneDoes() {
        sweep();
        recorded(Duration.ofMinutes(2));
        bench.workflow.failFor(recorded(Duration.ofMinutes(3)));
        sweep();

        assertThat(lags).containsExactly(Metric.SWEEPER_LAG.of(0), Metric.SWEEPER_LAG.of(180));
    }

    @Test
    void whatIsToBeWokenWaitsSinceThat() {
        TaskKey key = recorded(Duration.ofDays(2));
        append(key, new Fact.ModelAnswered("demo/demo", "", List.of(), FinishReason.STOP, Usage.NONE, Bench.NOW));
        append(key, new Fact.Paused("", "zoe"));
        append(key, new Fact.Resumed("", "zoe"));

        sweep(bench.workflow, Bench.NOW.plusSeconds(90), Bench.context(() -> 50_000));

        assertThat(lags).containsExactly(Metric.SWEEPER_LAG.of(90));
    }

    @Test
    void oneThatCannotBeStartedDoesNotKeepTheOthersWaiting() {
        bench.workflow.failFor(recorded(Duration.ofMinutes(2)));
        TaskKey other = recorded(Duration.ofMinutes(1));

        assertThat(sweep()).isEqualTo(2);
        assertThat(bench.workflow.running()).containsExactly(other);
    }

    @Test
    void aSweepEndsBeforeItsTimeDoesAndTheNextOneGoesOn() {
        for (int i = 0; i < 5; i++) {
            recorded(Duration.ofMinutes(5 - i));
        }
        PrimitiveIterator.OfInt clock =
                IntStream.iterate(12_000, left -> left - 1_000).iterator();

        assertThat(sweep(Bench.context(clock::nextInt))).isEqualTo(3);
        assertThat(bench.workflow.running()).hasSize(3);

        sweep();
        assertThat(bench.workflow.running()).hasSize(5);
    }

    @Test
    void aCrashBetweenRecordAndStartIsMadeGoodOnce() {
        Workflow crash = new Workflow() {
            @Override
            public void start(TaskKey task, int redrives) {
                throw new OutOfMemoryError("the function dies here");
            }

            @Override
            public void wake(String token) {}
        };
        Submitter submitter =
                new Submitter(bench.store, crash, Clock.fixed(Bench.NOW, ZoneOffset.UTC), () -> new UUID(0x4000L, 99));
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> submitter.submit(
                        "default", new SubmissionRequest.Valid(HELLO, Idempotency.NONE), Optional.empty()));
        TaskKey recorded = TaskKey.of("default", new UUID(0x4000L, 99));
        Instant later = Bench.NOW.plusSeconds(60);

        sweep(bench.workflow, later, Bench.context(() -> 50_000));
        sweep(bench.workflow, later.plusSeconds(60), Bench.context(() -> 50_000));

        assertThat(bench.workflow.asked()).containsExactly(recorded, recorded);
        assertThat(bench.workflow.running()).containsExactly(recorded);
    }
}
