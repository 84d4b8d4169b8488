package com.opspawn.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.schema.Compiled;
import com.opspawn.schema.JsonSchema;
import com.opspawn.schema.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads calls' arguments and holds them against their tool's schema, for messages that a model can act on. */
final class Arguments {
    /** Keywords that may allow properties beside those of {@code properties}. */
    private static final Set<String> OPENING = Set.of(
            "additionalProperties",
            "patternProperties",
            "unevaluatedProperties",
            "$ref",
            "allOf",
            "anyOf",
            "oneOf",
            "if");

    private final ToolSpec spec;
    private final ObjectNode schema;
    private @Nullable Compiled compiled;

    Arguments(ToolSpec spec) {
        this.spec = spec;
        this.schema = spec.parameters();
    }

    /** Not before the first call: an agent that calls no tool does not wait for the library. */
    private synchronized Compiled compiled() {
        if (compiled == null) {
            compiled = JsonSchema.compileTrusted(schema);
        }
        return compiled;
    }

    /**
     * Gives the arguments.
     *
     * @throws ToolException naming every problem, and what the tool expects
     */
    ObjectNode read(String text) throws ToolException {
        ObjectNode arguments = parse(text);
        dropNulls(arguments);
        List<String> problems = problems(arguments);
        if (!problems.isEmpty()) {
            throw new ToolException("the arguments of " + spec.name() + " are wrong: " + String.join("; ", problems)
                    + ". Its parameters: " + Json.write(schema));
        }
        return arguments;
    }

    /** Models write nothing at all where they mean no arguments. */
    private ObjectNode parse(String text) throws ToolException {
        try {
            if (Json.parse(text.isBlank() ? "{}" : text) instanceof ObjectNode object) {
                return object;
            }
            throw new ToolException("the arguments of " + spec.name() + " must be a JSON object");
        } catch (JsonProcessingException e) {
            throw new ToolException("the arguments of " + spec.name() + " are not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Models write null for what they leave out. */
    private void dropNulls(ObjectNode arguments) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (String name : names(arguments)) {
            JsonNode type = schema.path("properties").path(name).path("type");
            boolean nullable = !type.isTextual() || type.asText().equals("null");
            if (arguments.path(name).isNull() && !nullable && !required.contains(name)) {
                arguments.remove(name);
            }
        }
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private List<String> problems(ObjectNode arguments) throws ToolException {
        ObjectNode known = arguments.deepCopy();
        List<String> unknown = names(arguments).stream().filter(this::isUnknown).toList();
        known.remove(unknown);
        List<String> problems = new ArrayList<>();
        switch (compiled()) {
            case Compiled.Ready(JsonSchema ready) ->
                ready.problems(known).forEach(problem -> problems.add(words(problem)));
            case Compiled.Broken(List<Problem> mistakes) ->
                throw new ToolException(spec.name() + " cannot be called: the schema of its parameters is broken ("
                        + JsonSchema.words(mistakes) + "). Do without it");
        }
        unknown.forEach(name -> problems.add("'" + name + "' is no parameter"));
        return problems;
    }

    /** A schema that says nothing of further properties allows them; a model that sends one has misread the tool. */
    private boolean isUnknown(String name) {
        boolean closed =
                isFalse(schema.path("additionalProperties")) || OPENING.stream().noneMatch(schema::has);
        return closed
                && !schema.has("patternProperties")
                && !schema.path("properties").has(name);
    }

    private static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.booleanValue();
    }

    /** {@code $.items[2].price: must …} as {@code 'items[2].price' must …}. */
    private static String words(Problem problem) {
        String place = problem.place().startsWith("$.")
                ? problem.place().substring(2)
                : problem.place().substring(1);
        return place.isEmpty() ? problem.what() : "'" + place + "' " + problem.what();
    }
}
