package com.opspawn.tool.builtin.person;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The tool {@code ask_person}: {@code {question, options?}}. It never runs: the step asks the person in its place, the task
 * waits, and the answer becomes the call's result.
 */
public final class AskPerson implements Tool {
    private static final int MAX_QUESTION = 2_000;
    private static final int MAX_OPTIONS = 20;
    private static final int MAX_OPTION = 200;
    private static final String QUESTION = "question";
    private static final String OPTIONS = "options";
    private static final ToolSpec SPEC = new ToolSpec(
            "ask_person",
            "Asks the person who gave you the task one question and waits for the answer, which may take hours. Only"
                    + " for what you cannot find out yourself and must not guess.",
            parameters(),
            Effect.READ,
            Duration.ofSeconds(5),
            16_000);

    private static ObjectNode parameters() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties
                .putObject(QUESTION)
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", MAX_QUESTION)
                .put("description", "The question, with all that the person must know to answer it.");
        ObjectNode options = properties
                .putObject(OPTIONS)
                .put("type", "array")
                .put("maxItems", MAX_OPTIONS)
                .put("description", "Answers to choose from, where only some make sense.");
        options.putObject("items").put("type", "string").put("minLength", 1).put("maxLength", MAX_OPTION);
        schema.putArray("required").add(QUESTION);
        return schema.put("additionalProperties", false);
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    /** @param arguments as the schema wants them */
    public static String question(ObjectNode arguments) {
        return arguments.path(QUESTION).asText();
    }

    /** @param arguments as the schema wants them */
    public static List<String> options(ObjectNode arguments) {
        List<String> options = new ArrayList<>();
        arguments.path(OPTIONS).forEach(option -> options.add(option.asText()));
        return options;
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException {
        throw new ToolException("ask_person: nobody can be asked from here");
    }
}
