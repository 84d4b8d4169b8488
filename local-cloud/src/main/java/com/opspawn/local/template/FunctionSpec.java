package com.opspawn.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function of the template.
 *
 * @param handler {@code package.Class} or {@code package.Class::handleRequest}
 * @param code the zip or directory of its code, which need not exist where the class path has it
 * @param memoryMegabytes told to the function; not enforced
 * @param environment the template's Variables
 */
public record FunctionSpec(
        String logicalId,
        String name,
        String handler,
        Path code,
        Duration timeout,
        int memoryMegabytes,
        Map<String, String> environment,
        List<EventSource> events) {
    public FunctionSpec {
        environment = Map.copyOf(environment);
        events = List.copyOf(events);
    }

    public String arn() {
        return Account.functionArn(name);
    }
}
