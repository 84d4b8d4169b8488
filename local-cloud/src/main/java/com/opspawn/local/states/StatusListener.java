package com.opspawn.local.states;

import com.opspawn.local.states.log.ExecutionEnd;
import com.opspawn.local.states.log.ExecutionStart;
import java.util.Optional;

/** Is told of every change of an execution's status. Called from many threads, while the execution waits: must not block. */
@FunctionalInterface
public interface StatusListener {
    /** Tells nobody. */
    StatusListener NONE = (start, end) -> {};

    /** @param end how it ended; empty where it has just begun to run */
    void changed(ExecutionStart start, Optional<ExecutionEnd> end);
}
