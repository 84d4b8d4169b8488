package com.opspawn.local.states.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every log promises, whatever it is made of. */
abstract class ExecutionLogContract {
    static final Instant AT = Instant.parse("2026-11-22T10:00:00.123Z");

    /** An empty log that keeps the latest two of those that ended. */
    abstract ExecutionLog open();

    /** The same log after its service has gone. */
    abstract ExecutionLog reopen(ExecutionLog log);

    static ExecutionStart start(String name) {
        return new ExecutionStart("arn:" + name, "arn:machine", name, "{ \"n\" : \"ä\\n\" }", AT);
    }

    @Test
    void startedExecutionIsOpenAfterReopening() {
        ExecutionLog log = open();
        log.started(start("a"));

        try (ExecutionLog again = reopen(log)) {
            assertThat(again.executions()).containsExactly(new LoggedExecution(start("a"), Optional.empty()));
        }
    }

    @Test
    void endsAreKeptAsTheyWere() {
        List<ExecutionEnd> ends = List.of(
                new ExecutionEnd.Succeeded("{\"x\":1}", AT),
                new ExecutionEnd.Failed(Optional.of("E"), Optional.empty(), AT),
                new ExecutionEnd.Aborted(Optional.empty(), Optional.of("enough"), AT),
                new ExecutionEnd.TimedOut(AT));
        for (ExecutionEnd end : ends) {
            ExecutionLog log = open();
            log.started(start("a"));
            log.ended("arn:a", end);
            try (ExecutionLog again = reopen(log)) {
                assertThat(again.executions()).containsExactly(new LoggedExecution(start("a"), Optional.of(end)));
            }
        }
    }

    @Test
    void onlyTheLatestEndedOnesAreKeptAndEveryOpenOne() {
        ExecutionLog log = open();
        for (String name : List.of("open", "a", "b", "c")) {
            log.started(start(name));
        }
        for (String name : List.of("a", "b", "c")) {
            log.ended("arn:" + name, new ExecutionEnd.TimedOut(AT));
        }

        try (ExecutionLog again = reopen(log)) {
            assertThat(again.executions())
                    .extracting(execution -> execution.start().name())
                    .containsExactly("open", "b", "c");
        }
    }

    @Test
    void endOfAnUnknownExecutionIsIgnored() {
        ExecutionLog log = open();
        log.ended("arn:nobody", new ExecutionEnd.TimedOut(AT));

        try (ExecutionLog again = reopen(log)) {
            assertThat(again.executions()).isEmpty();
        }
    }
}
