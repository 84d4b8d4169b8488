package com.opspawn.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.task.Samples;
import com.opspawn.task.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundTest {
    private static final ToolCall A = new ToolCall("a", "pay", "{}");
    private static final ToolCall B = new ToolCall("b", "look", "{}");

    private static Fact.ModelAnswered asks(ToolCall... calls) {
        return new Fact.ModelAnswered(
                "demo/demo", "", List.of(calls), FinishReason.TOOL_CALLS, Usage.NONE, Samples.NOON);
    }

    private static ToolResult result(ToolCall call, String output) {
        return new ToolResult(call.id(), call.tool(), ToolStatus.SUCCEEDED, output, Duration.ZERO);
    }

    private static List<Round> rounds(Fact... facts) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(0, Samples.NOON, new Fact.Submitted(Samples.FULL)));
        for (Fact fact : facts) {
            entries.add(new Entry(entries.size(), Samples.NOON, fact));
        }
        return Round.of(entries);
    }

    @Test
    void withoutAnAnswerThereIsNoRound() {
        assertThat(rounds()).isEmpty();
        assertThat(rounds(new Fact.ToolsFinished(List.of(result(A, "x"))))).isEmpty();
    }

    @Test
    void callsAreOpenUntilTheyHaveAResultOfTheirOwnOrTogether() {
        Round open = rounds(asks(A, B)).getFirst();
        Round half =
                rounds(asks(A, B), new Fact.ToolFinished(1, result(A, "paid"))).getFirst();
        Round whole = rounds(
                        asks(A, B),
                        new Fact.ToolFinished(1, result(A, "paid")),
                        new Fact.ToolsFinished(List.of(result(B, "seen"))))
                .getFirst();

        assertThat(open.open()).containsExactly(A, B);
        assertThat(half.open()).containsExactly(B);
        assertThat(half.result(A)).contains(result(A, "paid"));
        assertThat(half.result(B)).isEmpty();
        assertThat(whole.open()).isEmpty();
        assertThat(whole.result(B)).contains(result(B, "seen"));
    }

    @Test
    void aResultBelongsToTheAnswerThatItNamesWhateverCameBetween() {
        List<Round> rounds = rounds(
                asks(A),
                new Fact.ToolStarted(1, List.of("a"), Samples.NOON),
                Facts.CANCELLED,
                asks(A),
                new Fact.ToolFinished(1, result(A, "late")));

        assertThat(rounds).hasSize(2);
        assertThat(rounds.getFirst().entry().seq()).isEqualTo(1);
        assertThat(rounds.getFirst().result(A)).contains(result(A, "late"));
        assertThat(rounds.getLast().open()).containsExactly(A);
    }

    @Test
    void aResultOfNoAnswerIsPassedOver() {
        assertThat(rounds(asks(A), new Fact.ToolFinished(7, result(A, "x")))
                        .getFirst()
                        .open())
                .containsExactly(A);
    }
}
