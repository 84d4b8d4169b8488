package com.opspawn.local.states.run;

import com.opspawn.local.states.history.HistoryEvent;
import com.opspawn.local.states.log.ExecutionEnd;
import com.opspawn.local.states.log.ExecutionStart;
import com.opspawn.local.states.log.LoggedExecution;
import java.util.List;
import java.util.Optional;

/** An execution that this service knows. */
public sealed interface Known {
    /** It was started, or started again, in this process. */
    record Here(Execution execution) implements Known {}

    /** It is known from the log: it ended in an earlier process, or waits for its state machine. */
    record Logged(LoggedExecution execution) implements Known {}

    default ExecutionStart start() {
        return switch (this) {
            case Here(Execution execution) -> execution.start();
            case Logged(LoggedExecution execution) -> execution.start();
        };
    }

    /** How it ended; empty while it is open. */
    default Optional<ExecutionEnd> end() {
        return switch (this) {
            case Here(Execution execution) -> execution.end();
            case Logged(LoggedExecution execution) -> execution.end();
        };
    }

    /** Its events; none for one of an earlier process. */
    default List<HistoryEvent> history() {
        return switch (this) {
            case Here(Execution execution) -> execution.history();
            case Logged ignored -> List.of();
        };
    }
}
