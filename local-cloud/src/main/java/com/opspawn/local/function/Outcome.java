package com.opspawn.local.function;

import java.util.Objects;

/** How an invocation ended. */
public sealed interface Outcome {
    /**
     * The function answered.
     *
     * @param payload its answer, as JSON text; {@code null} as text where it has none
     */
    record Answered(String payload) implements Outcome {
        public Answered {
            Objects.requireNonNull(payload);
        }
    }

    /** The function failed: what Lambda marks with {@code FunctionError: Unhandled}. */
    record Failed(FunctionError error) implements Outcome {
        public Failed {
            Objects.requireNonNull(error);
        }
    }

    /** It ran for longer than its Timeout. To Lambda's callers this is a failure as well. */
    record TimedOut(FunctionError error) implements Outcome {
        public TimedOut {
            Objects.requireNonNull(error);
        }
    }

    /**
     * Lambda did not run it.
     *
     * @param error the service's own error, such as {@code ResourceNotFoundException}
     */
    record Rejected(String error, String message) implements Outcome {
        public Rejected {
            Objects.requireNonNull(error);
            Objects.requireNonNull(message);
        }
    }
}
