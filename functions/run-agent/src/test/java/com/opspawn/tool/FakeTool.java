package com.opspawn.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.time.Duration;

/** A tool with one parameter {@code text}, and whatever time, cap and deed a test gives it. */
record FakeTool(ToolSpec spec, Deed deed) implements Tool {
    /** What one run does. */
    @FunctionalInterface
    interface Deed {
        String run(ObjectNode arguments) throws ToolException, InterruptedException;
    }

    static FakeTool of(String name, Deed deed) {
        return of(name, Duration.ofSeconds(30), 10_000, deed);
    }

    static FakeTool of(String name, Duration timeout, int maxOutputChars, Deed deed) {
        ObjectNode parameters = Json.object().put("type", "object");
        parameters.putObject("properties").putObject("text").put("type", "string");
        return new FakeTool(new ToolSpec(name, "a fake", parameters, Effect.READ, timeout, maxOutputChars), deed);
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        return deed.run(arguments);
    }
}
