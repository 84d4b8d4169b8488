package com.opspawn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PrefixWatchTest {
    private final PrefixWatch watch = new PrefixWatch();

    private void asked(String messages, String tools) {
        String question = "{\"model\":\"m\",\"messages\":[" + messages + "\n ],\"tools\":[" + tools + "]}";
        watch.asked("t", 0, question.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPromptThatOnlyGrowsBeginsWithTheOneBefore() {
        asked("{\"a\":1}", "{}");
        asked("{\"a\":1},{\"b\":2}", "{}");

        assertThat(watch.seen().followers()).isEqualTo(1);
        assertThat(watch.seen().stable()).isEqualTo(1);
        assertThat(watch.seen().share()).isBetween(0.4, 0.7);
    }

    @Test
    void aByteThatDiffersInAnEarlierMessageOrInTheToolsBeginsAnew() {
        asked("{\"a\":1}", "{}");
        asked("{\"a\": 1},{\"b\":2}", "{}");
        asked("{\"a\": 1},{\"b\":2},{\"c\":3}", "{\"x\":1}");

        assertThat(watch.seen().followers()).isEqualTo(2);
        assertThat(watch.seen().stable()).isZero();
        assertThat(watch.seen().share()).isZero();
    }
}
