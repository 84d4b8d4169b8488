package com.opspawn.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class TraceTest {

    @Test
    void whatBrokeIsToldByItsTypeAndPlaceAndNotInItsWords() {
        Throwable broken = new IllegalStateException("the password is hunter2", new IOException("hunter2 again"));

        assertThat(Trace.of(broken))
                .startsWith("java.lang.IllegalStateException\n  at com.opspawn.log.TraceTest.whatBroke")
                .contains("\ncaused by java.io.IOException\n  at com.opspawn.log.TraceTest.whatBroke")
                .doesNotContain("hunter2");
    }

    @Test
    void longTracesAreCut() {
        Throwable at = new IllegalStateException();
        for (int i = 0; i < 10; i++) {
            at = new IllegalStateException(at);
        }

        assertThat(Trace.of(at).split("caused by", -1)).hasSize(5);
        assertThat(Trace.of(at).split("\n", -1)).hasSizeLessThanOrEqualTo(5 * 21);
    }
}
