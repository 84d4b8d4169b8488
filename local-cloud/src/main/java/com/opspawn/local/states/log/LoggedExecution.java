package com.opspawn.local.states.log;

import java.util.Objects;
import java.util.Optional;

/**
 * One execution that the log knows.
 *
 * @param end how it ended; empty for one that was open when the process ended
 */
public record LoggedExecution(ExecutionStart start, Optional<ExecutionEnd> end) {
    public LoggedExecution {
        Objects.requireNonNull(start);
        Objects.requireNonNull(end);
    }
}
