package com.opspawn.journal;

import static com.opspawn.task.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.opspawn.task.Samples;
import com.opspawn.task.Task;
import com.opspawn.task.TaskState;
import com.opspawn.task.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A task's state as a fold over what its step did and what came from outside. */
final class ProgressTest {
    private static final Fact.InputGiven GIVEN = Facts.INPUT_GIVEN;

    /** Each fact a minute after the one before. */
    private static History after(Fact... facts) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(0, NOON, new Fact.Submitted(Samples.FULL)));
        for (Fact fact : facts) {
            entries.add(new Entry(entries.size(), NOON.plus(Duration.ofMinutes(entries.size())), fact));
        }
        return new History(Samples.key("acme", 1), entries);
    }

    private static TaskStatus status(Fact... facts) {
        return after(facts).task().status();
    }

    @Test
    void aTaskIsPausedUntilItIsResumed() {
        assertThat(after(Facts.CALLS_TOOLS, Facts.PAUSED).task().state())
                .isInstanceOfSatisfying(
                        TaskState.Paused.class,
                        paused -> assertThat(paused.reason()).isEqualTo("wait for the audit"));
        assertThat(status(Facts.CALLS_TOOLS, Facts.PAUSED, Facts.RESUMED)).isEqualTo(TaskStatus.RUNNING);
        assertThat(status(Facts.PAUSED, Facts.RESUMED)).isEqualTo(TaskStatus.PENDING);
    }

    @Test
    void whatWasUnderWayCountsForAPausedTask() {
        Task task = after(Facts.PAUSED, Facts.CALLS_TOOLS).task();
        assertThat(task.status()).isEqualTo(TaskStatus.PAUSED);
        assertThat(task.state().usage()).isEqualTo(Facts.CALLS_TOOLS.usage());
        assertThat(task.updatedAt()).as("when it was paused").isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void inputIsRequiredUntilEveryRequestIsDecided() {
        Fact.InputRequested other = new Fact.InputRequested(new InputRequest(
                "approval-1-1",
                InputRequest.Type.APPROVAL,
                1,
                new ToolCall("call_2", "refund", "{}"),
                "And this?",
                List.of(),
                InputDecision.REJECT,
                Optional.empty()));
        assertThat(status(Facts.CALLS_TOOLS, Facts.INPUT_REQUESTED, other, GIVEN))
                .isEqualTo(TaskStatus.INPUT_REQUIRED);
        assertThat(((TaskState.InputRequired) after(Facts.CALLS_TOOLS, Facts.INPUT_REQUESTED, other, GIVEN)
                                .task()
                                .state())
                        .question())
                .isEqualTo("And this?");
        assertThat(status(Facts.CALLS_TOOLS, Facts.INPUT_REQUESTED, GIVEN)).isEqualTo(TaskStatus.RUNNING);
    }

    @Test
    void aPauseIsTheStrongerReason() {
        assertThat(status(Facts.CALLS_TOOLS, Facts.INPUT_REQUESTED, Facts.PAUSED))
                .isEqualTo(TaskStatus.PAUSED);
        assertThat(status(Facts.CALLS_TOOLS, Facts.INPUT_REQUESTED, Facts.PAUSED, Facts.RESUMED))
                .isEqualTo(TaskStatus.INPUT_REQUIRED);
    }

    @Test
    void onlyTheFirstDecisionOnARequestCounts() {
        Fact.InputGiven late = new Fact.InputGiven(
                "approval-1-0", InputDecision.REJECT, "", Optional.empty(), Optional.empty(), Fact.InputGiven.EXPIRY);
        List<Input> inputs = Input.of(
                after(Facts.CALLS_TOOLS, Facts.INPUT_REQUESTED, GIVEN, late).entries());
        assertThat(inputs)
                .singleElement()
                .satisfies(input ->
                        assertThat(input.given().orElseThrow().decision()).isEqualTo(GIVEN));
    }

    @Test
    void aRedriveUndoesAFailureAndNothingElse() {
        History redriven = after(Facts.CALLS_TOOLS, Facts.FAILED, Facts.REDRIVEN);
        assertThat(redriven.task().status()).isEqualTo(TaskStatus.RUNNING);
        assertThat(redriven.hasEnded()).isFalse();
        assertThat(redriven.redrives()).isOne();
        assertThat(after(Facts.FAILED).next(List.of(Facts.REDRIVEN), NOON)).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> after(Facts.CANCELLED).next(List.of(Facts.REDRIVEN), NOON));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> after(Facts.FAILED).next(List.of(Facts.MESSAGE_ADDED), NOON));
    }

    @Test
    void theTimeOfWaitingIsKnown() {
        History waited = after(Facts.CALLS_TOOLS, Facts.PAUSED, Facts.RESUMED, Facts.INPUT_REQUESTED);
        assertThat(waited.waited(NOON.plus(Duration.ofMinutes(4)))).isEqualTo(Duration.ofMinutes(1));
        assertThat(waited.waited(NOON.plus(Duration.ofMinutes(10)))).isEqualTo(Duration.ofMinutes(7));
        assertThat(waited.waited(NOON)).as("by a clock that is behind").isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theSameCallHasTheSameHashHoweverItIsWritten() {
        String hash = InputRequest.hash("refund", "{\"a\":1,\"b\":2}");
        assertThat(InputRequest.hash("refund", "{ \"b\": 2, \"a\": 1 }")).isEqualTo(hash);
        assertThat(InputRequest.hash("refund", "{\"a\":1,\"b\":3}")).isNotEqualTo(hash);
        assertThat(InputRequest.hash("other", "{\"a\":1,\"b\":2}")).isNotEqualTo(hash);
        assertThat(InputRequest.hash("refund", "not json")).isNotEqualTo(InputRequest.hash("refund", "not  json"));
    }
}
