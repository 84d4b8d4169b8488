package com.opspawn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import com.opspawn.testing.boundary.Crossing;
import com.opspawn.testing.boundary.Fault;
import com.opspawn.testing.boundary.Kind;
import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.boundary.Service;
import com.opspawn.testing.cloud.Submission;
import com.opspawn.testing.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each kind of fault happens where it is to happen, and does what it says. */
final class FaultKindsTest {
    private static final Run CLEAN =
            References.fourEffects(Simulation.under(Schedule.NONE)).run();

    private static Run under(Schedule schedule) {
        Run run = References.fourEffects(Simulation.under(schedule)).run();
        assertThat(run.fired()).isEqualTo(schedule.faults());
        assertThat(run.isVoid()).isFalse();
        return run;
    }

    /** The number of the nth crossing of an operation, from 1, where nothing goes wrong. */
    private static int point(String operation, int nth) {
        return CLEAN.trace().stream()
                .filter(crossing -> crossing.operation().equals(operation))
                .skip(nth - 1)
                .findFirst()
                .orElseThrow()
                .point();
    }

    private static long count(Run run, String operation) {
        return run.trace().stream()
                .filter(crossing -> crossing.operation().equals(operation))
                .count();
    }

    private static Crossing at(Run run, int point) {
        return run.trace().get(point - 1);
    }

    @Test
    void aCutBeforeKillsBeforeTheCallAndTheWorkflowTriesAgain() {
        int ask = point("ask", 1);

        Run run = under(Schedule.NONE.cutBefore(ask));

        assertThat(at(run, ask).done()).isZero();
        assertThat(count(run, "invoke run-agent")).isEqualTo(4);
        assertThat(run.task().result()).contains("Done.");
    }

    @Test
    void aCutAfterKillsOnceTheCallIsMade() {
        int put = point("putItem", 1);

        Run run = under(Schedule.NONE.cutAfter(put));

        assertThat(at(run, put).done()).isEqualTo(1);
        assertThat(at(run, put).isAnswered()).isFalse();
        assertThat(count(run, "invoke run-agent")).isEqualTo(4);
    }

    @Test
    void aLieMakesTheCallAndTellsOfATimeOut() {
        int put = point("putItem", 1);

        Run run = under(Schedule.NONE.lie(put));

        assertThat(at(run, put).done()).isEqualTo(1);
        assertThat(at(run, put).toString()).contains("-> ApiCallTimeoutException");
        assertThat(Duration.between(at(run, put).at(), at(run, put + 1).at())).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void aRequestThatIsSentAgainByTheSdkIsMadeTwiceAndKnownAsItsOwn() {
        int put = point("putItem", 1);

        Run run = under(Schedule.NONE.resent(put));

        assertThat(at(run, put).toString()).contains("-> ConditionalCheckFailedException");
        assertThat(run.task().entries()).hasSameSizeAs(CLEAN.task().entries());
        assertThat(run.trace()).hasSameSizeAs(CLEAN.trace());
    }

    @Test
    void aTransactionThatIsSentAgainByTheSdkIsDoneOnce() {
        int open = point("transactWriteItems", 1);

        Run run = under(Schedule.NONE.resent(open));

        assertThat(at(run, open).done()).isEqualTo(2);
        assertThat(at(run, open).isAnswered()).isTrue();
        assertThat(run.tasks()).hasSize(1);
    }

    @Test
    void anErrorIsWhatTheCallerGetsInstead() {
        int put = point("putItem", 1);

        Run run = under(Schedule.NONE.err(put, "TransactionConflictException"));

        assertThat(at(run, put).done()).isZero();
        assertThat(at(run, put).toString()).contains("-> TransactionConflictException");
        assertThat(at(run, put + 1).operation()).isEqualTo("putItem");
    }

    @Test
    void everyErrorOfEveryCrossingIsStood() {
        for (Crossing crossing : CLEAN.trace()) {
            for (String error : crossing.errors()) {
                under(Schedule.NONE.err(crossing.point(), error));
            }
        }
    }

    @Test
    void anyErrorIsOneOfThoseThatTheCallCanGive() {
        int put = point("putItem", 1);

        Run run = References.fourEffects(Simulation.under(Schedule.NONE.anyErr(put, 1)))
                .run();

        assertThat(run.fired()).containsExactly(new Fault(put, new Kind.Err("RequestLimitExceeded")));
    }

    @Test
    void aDuplicateAtOnceGoesOnInTurnsWithTheFirst() {
        int query = point("query", 1);

        Run run = under(Schedule.NONE.dupAtOnce(query));

        List<String> who = run.trace().subList(query - 1, query + 3).stream()
                .map(crossing -> crossing.sandbox().name())
                .toList();
        assertThat(who).containsExactly("run-agent#2", "run-agent#3", "run-agent#2", "run-agent#3");
        assertThat(count(run, "ask")).isGreaterThan(count(CLEAN, "ask"));
    }

    @Test
    void aDuplicateInTurnBeginsWhenTheFirstHasEnded() {
        int query = point("query", 1);

        Run run = under(Schedule.NONE.dupInTurn(query));

        List<String> who = run.trace().stream()
                .map(crossing -> crossing.sandbox().name())
                .filter(name -> name.startsWith("run-agent"))
                .distinct()
                .toList();
        assertThat(who).hasSize(4);
        assertThat(run.trace())
                .filteredOn(crossing -> crossing.sandbox().name().equals("run-agent#3"))
                .extracting(Crossing::operation)
                .startsWith("query");
    }

    @Test
    void aDuplicateOfWhatACallDeliversIsDeliveredAsWell() {
        Run run = under(Schedule.NONE.dupInTurn(point("POST /tasks", 1)));

        assertThat(run.tasks()).hasSize(1);
        assertThat(count(run, "startExecution")).isEqualTo(2);
    }

    @Test
    void aPauseLongerThanTheFunctionsTimeKillsItAndTheNextTakesOver() {
        Run run = under(Schedule.NONE.pause(point("ask", 1), Duration.ofSeconds(400)));

        assertThat(count(run, "invoke run-agent")).isEqualTo(4);
        assertThat(run.task().result()).contains("Done.");
    }

    @Test
    void aShortPauseOnlyTakesTime() {
        int ask = point("ask", 1);

        Run run = under(Schedule.NONE.pause(ask, Duration.ofSeconds(30)));

        assertThat(run.trace()).hasSameSizeAs(CLEAN.trace());
        assertThat(run.end()).isEqualTo(CLEAN.end().plusSeconds(30));
    }

    @Test
    void anOvertakenInvocationLosesItsSlotToItsSuccessor() {
        int write = point("transactWriteItems", 2);

        Run run = under(Schedule.NONE.overtaken(write));

        assertThat(at(run, write).toString()).contains("-> TransactionCanceledException");
        assertThat(run.task().result()).contains("Done.");
    }

    @Test
    void aLieOnAnEffectThatHappensOnceIsToldAsUnknown() {
        int mail = point("run mail", 1);

        Run run = under(Schedule.NONE.lie(mail));

        assertThat(run.task().facts(Fact.ToolFinished.class))
                .extracting(finished -> finished.result().status().wireName())
                .contains("unknown");
    }

    @Test
    void aThrottledStoreRefusesEverythingForItsTime() {
        int query = point("query", 1);

        Run run = under(Schedule.NONE.throttle(query, Duration.ofSeconds(90)));

        assertThat(run.trace())
                .filteredOn(crossing -> crossing.toString().contains("-> ProvisionedThroughputExceededException"))
                .hasSizeGreaterThan(1)
                .allMatch(crossing -> crossing.service() == Service.STORE);
        assertThat(run.task().result()).contains("Done.");
    }

    @Test
    void aStaleIndexShowsTheTaskToTheSweeperLater() {
        Submission once =
                new Submission("{\"task_type\": \"agent_task\", \"prompt\": \"Do it.\"}", Optional.of("key"), 1, false);
        Schedule neverStarted = Schedule.NONE.cutBefore(point("startExecution", 1));
        Run swept = References.fourEffects(Simulation.under(neverStarted))
                .submission(once)
                .run();
        int index = swept.trace().stream()
                .filter(crossing -> crossing.sandbox().name().startsWith("sweep-tasks"))
                .findFirst()
                .orElseThrow()
                .point();

        Run run = References.fourEffects(Simulation.under(neverStarted.stale(index, 1)))
                .submission(once)
                .run();

        assertThat(run.fired()).hasSize(2);
        assertThat(count(swept, "sweep")).isEqualTo(1);
        assertThat(count(run, "sweep")).isEqualTo(2);
        assertThat(run.task().result()).contains("Done.");
    }

    @Test
    void aFaultThatCannotHappenMakesTheRunVoid() {
        Run run = References.fourEffects(Simulation.under(
                        Schedule.NONE.stale(point("putItem", 1), 1).cutAfter(10_000)))
                .run();

        assertThat(run.fired()).isEmpty();
        assertThat(run.isVoid()).isTrue();
    }
}
