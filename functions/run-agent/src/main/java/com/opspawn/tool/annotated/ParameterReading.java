package com.opspawn.tool.annotated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.ToolMemoryId;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;

/** One parameter of a tool's method. */
final class ParameterReading {
    private ParameterReading() {}

    /**
     * The argument; empty where something is wrong with it, which is noted.
     *
     * @param number from 1, for messages
     */
    static Optional<Argument.Named> read(Parameter parameter, int number, TypeSchemas schemas, List<String> problems) {
        Optional<P> annotation = Optional.ofNullable(parameter.getAnnotation(P.class));
        String name =
                annotation.map(P::name).filter(given -> !given.isEmpty()).orElseGet(() -> compiledName(parameter));
        if (parameter.isAnnotationPresent(ToolMemoryId.class)) {
            problems.add("@ToolMemoryId is not supported: take a ToolContext, which knows the task");
        } else if (name.isEmpty()) {
            problems.add("parameter " + number + " has no name: add @P(name = \"…\"), or compile with -parameters");
        } else {
            try {
                JavaType type = Values.type(parameter.getParameterizedType());
                return Optional.of(named(name, type, annotation, schemas));
            } catch (UnsupportedTypeException | JsonProcessingException e) {
                problems.add("parameter '" + name + "' " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Compilers keep names only when they are told to. */
    private static String compiledName(Parameter parameter) {
        return parameter.isNamePresent() ? parameter.getName() : "";
    }

    private static Argument.Named named(String name, JavaType type, Optional<P> annotation, TypeSchemas schemas)
            throws UnsupportedTypeException, JsonProcessingException {
        ObjectNode schema = schemas.of(type);
        annotation
                .map(p -> p.description().isEmpty() ? p.value() : p.description())
                .filter(description -> !description.isEmpty())
                .ifPresent(description -> schema.put("description", description));
        Optional<String> given = annotation.map(P::defaultValue).filter(value -> !value.equals(P.NO_DEFAULT));
        JsonNode usual = JsonNodeFactory.instance.nullNode();
        if (given.isPresent()) {
            usual = usual(given.get(), type);
            schema.set("default", usual);
        }
        boolean required = annotation.map(P::required).orElse(true) && given.isEmpty() && !TypeSchemas.isOptional(type);
        return new Argument.Named(name, type, schema, required, usual);
    }

    private static JsonNode usual(String given, JavaType type)
            throws UnsupportedTypeException, JsonProcessingException {
        try {
            JsonNode value = TypeSchemas.isText(type) ? JsonNodeFactory.instance.textNode(given) : Json.parse(given);
            Values.read(value, type);
            return value;
        } catch (JsonProcessingException e) {
            throw new UnsupportedTypeException("has the default '" + given + "', which is no "
                    + type.getRawClass().getSimpleName());
        }
    }
}
