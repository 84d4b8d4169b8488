package com.opspawn.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.task.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

final class ReasonTest {
    @Test
    void everyCauseIsNamedByItsClassOnTheOneLine() {
        Throwable failure = new StoreException(
                "recording task x in table t: late",
                new UncheckedIOException("no\n  answer\r\n", new SocketTimeoutException("Read timed out")));

        assertThat(Reason.of(failure))
                .isEqualTo("recording task x in table t: late; caused by java.io.UncheckedIOException: no answer; "
                        + "caused by java.net.SocketTimeoutException: Read timed out");
    }

    @Test
    void aFailureWithoutACauseIsItsMessage() {
        assertThat(Reason.of(new StoreException("the table is gone"))).isEqualTo("the table is gone");
    }

    @Test
    void causesThatGoInACircleEnd() {
        IOException first = new IOException("first");
        first.initCause(new IOException("second", first));

        assertThat(Reason.of(first).split("; caused by ", -1)).hasSize(11);
    }
}
