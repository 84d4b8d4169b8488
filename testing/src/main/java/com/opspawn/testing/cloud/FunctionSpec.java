package com.opspawn.testing.cloud;

import java.time.Duration;

/**
 * A function as it is deployed.
 *
 * @param name as the workflow calls it
 * @param timeout after which Lambda kills it
 */
public record FunctionSpec(String name, Duration timeout) {
    /** One step of a task. Its time-out is the template's, as those of the others are. */
    public static final FunctionSpec RUN_AGENT = new FunctionSpec("run-agent", Duration.ofMinutes(5));

    public static final FunctionSpec RECORD_FAILURE = new FunctionSpec("record-failure", Duration.ofSeconds(30));
    public static final FunctionSpec AWAIT_INPUT = new FunctionSpec("await-input", Duration.ofSeconds(30));
    public static final FunctionSpec CONTROL_TASK = new FunctionSpec("control-task", Duration.ofSeconds(10));
    public static final FunctionSpec SUBMIT_TASK = new FunctionSpec("submit-task", Duration.ofSeconds(10));
    public static final FunctionSpec SUBMIT_QUEUE = new FunctionSpec("submit-queue", Duration.ofSeconds(30));
    public static final FunctionSpec SWEEP_TASKS = new FunctionSpec("sweep-tasks", Duration.ofSeconds(50));
}
