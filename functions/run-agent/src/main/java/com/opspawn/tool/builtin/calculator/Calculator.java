package com.opspawn.tool.builtin.calculator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.time.Duration;

/**
 * The tool {@code calculator}.
 *
 * <p>Argument: {@code expression}. Result: its value in plain decimals, exact where it has at most 5,000 decimal places;
 * otherwise 34 significant digits followed by {@code (rounded to 34 significant digits)}.
 */
public final class Calculator implements Tool {
    private static final ToolSpec SPEC = new ToolSpec(
            "calculator",
            "Calculates one arithmetic expression exactly, and returns its value. Operators: + - * / % ^ and n!."
                    + " % is the remainder, with the divisor's sign. Functions: " + Function.names()
                    + ". log is base 10, ln base e; angles are in radians; round(x, digits). Constants: pi, e.",
            parameters(),
            Effect.READ,
            Duration.ofSeconds(10),
            6_000);

    private static ObjectNode parameters() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties")
                .putObject("expression")
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", Limits.EXPRESSION_CHARS)
                .put("description", "The expression, for example (17 * 23 + sqrt(2)) / 3 or 12.5 / 100 * 80.");
        schema.putArray("required").add("expression");
        return schema.put("additionalProperties", false);
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        return Parser.parse(arguments.path("expression").asText()).evaluate().text();
    }
}
