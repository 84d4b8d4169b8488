package com.opspawn.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A function of the template.
 *
 * @param handler {@code package.Class} or {@code package.Class::handleRequest}
 * @param code the zip or directory of its code, which need not exist where the class path has it
 * @param memoryMegabytes told to the function, and enforced where it has a process of its own
 * @param environment the template's Variables
 * @param asynchronous what becomes of events that nobody waits for
 * @param sandbox what it runs in, where it has a process of its own
 */
public record FunctionSpec(
        String logicalId,
        String name,
        String handler,
        Path code,
        Duration timeout,
        int memoryMegabytes,
        Map<String, String> environment,
        List<EventSource> events,
        Asynchronous asynchronous,
        Sandbox sandbox) {

    /**
     * Invocations that nobody waits for.
     *
     * @param retries after a failure
     * @param onFailureArn the queue that is told of an event that failed each time
     */
    public record Asynchronous(int retries, Optional<String> onFailureArn) {
        /** Lambda's own. */
        public static final Asynchronous USUAL = new Asynchronous(2, Optional.empty());
    }

    /**
     * What a function runs in.
     *
     * @param reserved how many calls may run at once; where absent, nothing is reserved
     * @param snapStart whether it starts from a snapshot, and is told so
     * @param logFormat {@code Text} or {@code JSON}
     */
    public record Sandbox(OptionalInt reserved, boolean snapStart, String logFormat) {
        /** Lambda's own. */
        public static final Sandbox USUAL = new Sandbox(OptionalInt.empty(), false, "Text");
    }

    /** With Lambda's usual retries of events that nobody waits for, in a usual sandbox. */
    public FunctionSpec(
            String logicalId,
            String name,
            String handler,
            Path code,
            Duration timeout,
            int memoryMegabytes,
            Map<String, String> environment,
            List<EventSource> events) {
        this(
                logicalId,
                name,
                handler,
                code,
                timeout,
                memoryMegabytes,
                environment,
                events,
                Asynchronous.USUAL,
                Sandbox.USUAL);
    }

    public FunctionSpec {
        environment = Map.copyOf(environment);
        events = List.copyOf(events);
    }

    public String arn() {
        return Account.functionArn(name);
    }
}
