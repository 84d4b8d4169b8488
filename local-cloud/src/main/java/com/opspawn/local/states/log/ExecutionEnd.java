package com.opspawn.local.states.log;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** How an execution ended. */
public sealed interface ExecutionEnd {
    Instant at();

    /**
     * It reached its end.
     *
     * @param output JSON text
     */
    record Succeeded(String output, Instant at) implements ExecutionEnd {
        public Succeeded {
            Objects.requireNonNull(output);
            Objects.requireNonNull(at);
        }
    }

    record Failed(Optional<String> error, Optional<String> cause, Instant at) implements ExecutionEnd {
        public Failed {
            Objects.requireNonNull(error);
            Objects.requireNonNull(cause);
            Objects.requireNonNull(at);
        }
    }

    record Aborted(Optional<String> error, Optional<String> cause, Instant at) implements ExecutionEnd {
        public Aborted {
            Objects.requireNonNull(error);
            Objects.requireNonNull(cause);
            Objects.requireNonNull(at);
        }
    }

    record TimedOut(Instant at) implements ExecutionEnd {
        public TimedOut {
            Objects.requireNonNull(at);
        }
    }
}
