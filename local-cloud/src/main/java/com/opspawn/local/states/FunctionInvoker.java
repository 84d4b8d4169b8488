package com.opspawn.local.states;

import java.util.Objects;

/** Calls Lambda functions for Task states. Called from many virtual threads at once; may block. */
public interface FunctionInvoker {
    /**
     * Invokes a function and waits for its answer.
     *
     * @param functionName the bare name, without ARN or qualifier
     * @param payload the event, as JSON text
     */
    Outcome invoke(String functionName, String payload);

    /** How an invocation ended. */
    sealed interface Outcome {
        /**
         * The function answered.
         *
         * @param payload its answer, as JSON text
         */
        record Success(String payload) implements Outcome {
            public Success {
                Objects.requireNonNull(payload);
            }
        }

        /**
         * The function failed.
         *
         * @param errorType the thrown class's full name; it becomes the error's name in the state machine
         * @param errorMessage what it said
         * @param payload the whole error as Lambda answers it, as JSON text; it becomes the error's cause
         */
        record FunctionError(String errorType, String errorMessage, String payload) implements Outcome {
            public FunctionError {
                Objects.requireNonNull(errorType);
                Objects.requireNonNull(errorMessage);
                Objects.requireNonNull(payload);
            }
        }

        /**
         * Lambda itself failed, or ended the function.
         *
         * @param error its name in the state machine, such as {@code Lambda.TooManyRequestsException} or
         *     {@code Sandbox.Timedout}
         * @param cause what it said
         */
        record ServiceError(String error, String cause) implements Outcome {
            public ServiceError {
                Objects.requireNonNull(error);
                Objects.requireNonNull(cause);
            }
        }
    }
}
