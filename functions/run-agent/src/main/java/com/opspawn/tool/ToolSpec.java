package com.opspawn.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a model and a step need to know of a tool.
 *
 * @param name its name: letters, digits, {@code _} and {@code -}, 64 at most (the narrowest of the providers' rules)
 * @param description what it does, for the model to read
 * @param parameters a JSON Schema of type {@code object} for its arguments
 * @param effect what running a call twice would do, at the worst
 * @param timeout the longest that one call may take
 * @param maxOutputChars the longest output that is passed on; what is longer is cut with a mark
 */
public record ToolSpec(
        String name, String description, ObjectNode parameters, Effect effect, Duration timeout, int maxOutputChars) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public ToolSpec {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("tool name '" + name + "': use 1 to 64 letters, digits, _ and -");
        }
        if (!parameters.path("type").asText().equals("object")) {
            throw new IllegalArgumentException("tool " + name + ": its parameters' schema must be of type object");
        }
        if (timeout.isNegative() || timeout.isZero() || maxOutputChars < 1) {
            throw new IllegalArgumentException("tool " + name + ": its time-out and output cap must be above zero");
        }
        parameters = parameters.deepCopy();
    }

    /** A copy: JSON nodes can be changed, a spec cannot. */
    @Override
    public ObjectNode parameters() {
        return parameters.deepCopy();
    }
}
