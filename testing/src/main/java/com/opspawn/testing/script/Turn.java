package com.opspawn.testing.script;

import com.opspawn.journal.ToolCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a scripted model does when it is its turn. */
public sealed interface Turn {

    /** It has tools called. */
    record Calls(List<ToolCall> calls) implements Turn {
        public Calls {
            calls = List.copyOf(calls);
        }
    }

    /** It answers in words, which ends a task. */
    record Says(String text) implements Turn {}

    /**
     * It gives no answer so many times, then goes on.
     *
     * @param times how many times
     * @param retryAfter what it asks for
     * @param then what it does after that
     */
    record Fails(int times, Optional<Duration> retryAfter, Turn then) implements Turn {}

    /**
     * It has tools called, and asked the same again it changes its mind: the arguments are others each time.
     *
     * @param calls what it calls at first
     */
    record Wavers(Calls calls) implements Turn {}

    /** The same calls with other arguments, each time it is asked. */
    static Turn wavering(ToolCall... calls) {
        return new Wavers(new Calls(List.of(calls)));
    }

    static Turn says(String text) {
        return new Says(text);
    }

    static Turn calls(ToolCall... calls) {
        return new Calls(List.of(calls));
    }

    /**
     * A call for {@link #calls}.
     *
     * @param id unique within its turn
     * @param arguments a JSON object
     */
    static ToolCall call(String id, String tool, String arguments) {
        return new ToolCall(id, tool, arguments);
    }

    /** The same, but the first few times it is asked the provider is busy. */
    default Turn afterFailures(int times) {
        return new Fails(times, Optional.empty(), this);
    }
}
