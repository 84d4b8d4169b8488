package com.opspawn.local.states.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** What an event says beyond its type. Inputs, outputs and parameters are JSON texts. */
public sealed interface EventDetails {
    /** An event that says nothing more. */
    record None() implements EventDetails {}

    record ExecutionStarted(String input, String roleArn) implements EventDetails {}

    record ExecutionSucceeded(String output) implements EventDetails {}

    /** The error and cause of an execution or a Lambda function that ended badly. */
    record Failure(Optional<String> error, Optional<String> cause) implements EventDetails {}

    record StateEntered(String name, String input) implements EventDetails {}

    /**
     * A state that was left.
     *
     * @param assigned the variables that it set, each as JSON text
     */
    record StateExited(String name, String output, Map<String, String> assigned) implements EventDetails {
        public StateExited {
            assigned = Collections.unmodifiableMap(new LinkedHashMap<>(assigned));
        }
    }

    /**
     * A service integration, such as {@code lambda} and {@code invoke.waitForTaskToken}.
     *
     * @param type the service
     * @param resource the action
     */
    record Resource(String type, String resource) {
        public Resource {
            Objects.requireNonNull(type);
            Objects.requireNonNull(resource);
        }
    }

    record TaskScheduled(
            Resource resource, String region, String parameters, OptionalLong timeout, OptionalLong heartbeat)
            implements EventDetails {}

    record TaskStarted(Resource resource) implements EventDetails {}

    /** A task's answer: of TaskSubmitted and TaskSucceeded. */
    record TaskOutput(Resource resource, String output) implements EventDetails {}

    /** A task's error: of TaskFailed and TaskTimedOut. */
    record TaskFailure(Resource resource, Optional<String> error, Optional<String> cause) implements EventDetails {}

    record LambdaScheduled(String function, String input, OptionalLong timeout) implements EventDetails {}

    record LambdaSucceeded(String output) implements EventDetails {}

    /**
     * An expression that failed.
     *
     * @param location the field, such as {@code Output/total}; absent if it is the state's input
     */
    record Evaluation(String state, Optional<String> location, String error, String cause) implements EventDetails {}

    record MapStarted(int length) implements EventDetails {}

    record MapIteration(String name, int index) implements EventDetails {}
}
