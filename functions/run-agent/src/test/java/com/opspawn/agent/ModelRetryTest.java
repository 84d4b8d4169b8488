package com.opspawn.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.llm.ModelException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelRetryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private final ModelRetry retry = new ModelRetry(new Random(7));

    private static ModelException busy(Optional<Duration> retryAfter) {
        return ModelException.retryable("busy", retryAfter, new IllegalStateException());
    }

    private Duration delay(Optional<Duration> retryAfter, int before) {
        ModelRetry.Verdict verdict = retry.judge(busy(retryAfter), before, NOW, TOMORROW);
        assertThat(verdict).isInstanceOf(ModelRetry.Verdict.Again.class);
        StepOutcome.Wait wait = ((ModelRetry.Verdict.Again) verdict).outcome();
        assertThat(wait.failures()).isEqualTo(before + 1);
        return wait.delay();
    }

    private Set<Long> delays(int before) {
        Set<Long> seconds = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            seconds.add(delay(Optional.empty(), before).toSeconds());
        }
        return seconds;
    }

    @Test
    void delaysGrowAndAreJittered() {
        assertThat(delays(0)).containsExactly(1L);
        assertThat(delays(1)).containsExactly(1L, 2L);
        assertThat(delays(2)).containsExactly(1L, 2L, 3L, 4L);
    }

    @ParameterizedTest(name = "{0} ms: {1} s")
    @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "30000, 30", "900000, 900", "900001, 900", "86400000, 900"})
    void theProvidersWishIsRoundedUpAndCapped(long wishedMillis, long seconds) {
        assertThat(delay(Optional.of(Duration.ofMillis(wishedMillis)), 0)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"3, 4", "4, 5", "100, 101"})
    void afterTheLastTryItGivesUp(int before, int times) {
        assertThat(retry.judge(busy(Optional.empty()), before, NOW, TOMORROW))
                .isEqualTo(new ModelRetry.Verdict.GiveUp("model_unavailable", "busy; asked " + times + " times"));
    }

    @Test
    void aCallThatTheTasksEndCutShortIsNoFaultOfItsModel() {
        assertThat(retry.judge(busy(Optional.empty()), 0, NOW, NOW))
                .isEqualTo(new ModelRetry.Verdict.GiveUp(
                        "deadline_exceeded",
                        "the task's time was over at 2026-11-22T06:00:00Z while its model was asked: busy"));
    }

    @Test
    void aWaitThatWouldLastToTheTasksEndIsNoUse() {
        ModelException failure = busy(Optional.of(Duration.ofSeconds(10)));

        assertThat(retry.judge(failure, 1, NOW, NOW.plusSeconds(10)))
                .isEqualTo(new ModelRetry.Verdict.GiveUp(
                        "model_unavailable",
                        "busy; asked 2 times, and the task's time is over at 2026-11-22T06:00:10Z"));
        assertThat(retry.judge(failure, 1, NOW, NOW.plusSeconds(11)))
                .isEqualTo(new ModelRetry.Verdict.Again(new StepOutcome.Wait(Duration.ofSeconds(10), 2)));
    }
}
