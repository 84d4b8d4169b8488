package com.opspawn.tool.builtin.javascript;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * The tool {@code run_javascript}.
 *
 * <p>Arguments: {@code code}, and {@code input}, which the script sees as the variable of that name. Result: {@code result: }
 * and the value of the last expression as JSON, then what the script printed.
 */
public final class RunJavascript implements Tool {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    /** With the wait for a turn, the first engine's start and a slow processor. */
    private static final Duration TOOL_TIMEOUT = Duration.ofSeconds(40);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(12);
    private static final int LONGEST_CODE = 100_000;
    private static final int STACK_LINES = 5;

    private static final ToolSpec SPEC = new ToolSpec(
            "run_javascript",
            "Runs JavaScript (ECMAScript 2023) in a sandbox without network, files, modules or timers, and returns the"
                + " value of the last expression as JSON and what console.log printed. Nothing is kept between calls."
                + " A script that uses return or await at its top returns its value with return."
                + " At most " + LIMIT.toSeconds()
                    + " s and "
                    + Sandbox.MEGABYTES + " MB.",
            parameters(),
            Effect.READ,
            TOOL_TIMEOUT,
            20_000);

    private final Sandbox sandbox;

    public RunJavascript() {
        this(LIMIT);
    }

    RunJavascript(Duration limit) {
        this.sandbox = new Sandbox(limit);
    }

    private static ObjectNode parameters() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties
                .putObject("code")
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", LONGEST_CODE)
                .put("description", "The script, for example: input.prices.reduce((a, b) => a + b, 0)");
        properties
                .putObject("input")
                .put("type", "object")
                .put("description", "Data that the script finds in the variable input.");
        schema.putArray("required").add("code");
        return schema.put("additionalProperties", false);
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        String input = Json.write(arguments.has("input") ? arguments.path("input") : Json.object());
        Script script = new Script(arguments.path("code").asText(), input);
        return switch (sandbox.run(script, LONGEST_WAIT)) {
            case Outcome.Ended(String value, String printed) -> "result: " + value + printed(printed);
            case Outcome.Threw(String error, String printed) ->
                throw new ToolException("the script threw " + brief(error) + printed(printed));
            case Outcome.Stopped(String reason, String printed) ->
                throw new ToolException("the script was stopped: " + reason + printed(printed));
        };
    }

    private static String printed(String printed) {
        return printed.isEmpty() ? "" : "\n\nconsole:\n" + printed.stripTrailing();
    }

    /** The error, and of its stack the lines that are the script's own; columns are not, the first line begins with ours. */
    private static String brief(String error) {
        String[] parts = error.split("\n    at ", 2);
        String stack = parts.length < 2
                ? ""
                : parts[1].lines()
                        .filter(line -> line.contains("<input>"))
                        .limit(STACK_LINES)
                        .map(line -> "\n  at "
                                + line.strip().replaceFirst("^at ", "").replaceFirst("<input>:(\\d+):\\d+", "line $1"))
                        .collect(Collectors.joining());
        return parts[0].strip() + stack;
    }
}
