package com.opspawn.journal;

import static java.util.Objects.requireNonNull;

/**
 * A model's wish to have a tool run.
 *
 * @param id the model's own name for the call, unique within its answer; the result is told to it under this id
 * @param tool the tool's name as the model gave it, which may be the name of no tool
 * @param arguments the arguments as the model wrote them: meant to be a JSON object, but not checked yet
 */
public record ToolCall(String id, String tool, String arguments) {
    public ToolCall {
        requireNonNull(id, "id");
        requireNonNull(tool, "tool");
        requireNonNull(arguments, "arguments");
    }
}
