package com.opspawn.local.states.asl;

import java.util.Objects;

/** What a Task state calls. */
public sealed interface TaskResource {
    /** {@code arn:aws:states:::lambda:invoke}: the function's name and payload are in the arguments. */
    record InvokeFunction() implements TaskResource {}

    /** {@code arn:aws:states:::lambda:invoke.waitForTaskToken}: the same, and then a wait for SendTaskSuccess. */
    record InvokeFunctionAndWait() implements TaskResource {}

    /** A function's ARN: the arguments are the payload. */
    record Function(String arn) implements TaskResource {
        public Function {
            Objects.requireNonNull(arn);
        }
    }
}
