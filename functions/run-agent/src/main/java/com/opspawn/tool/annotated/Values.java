package com.opspawn.tool.annotated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Between JSON and the types of users' methods. */
final class Values {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private static final int LONGEST_MESSAGE = 300;

    private Values() {}

    static JavaType type(Type type) {
        return MAPPER.constructType(type);
    }

    /** A value for a parameter; null gives an empty optional, zero or null. */
    static @Nullable Object read(JsonNode value, JavaType type) throws JsonProcessingException {
        return MAPPER.treeToValue(value, type);
    }

    /** Why a value could not be read, with its place within the argument. */
    static String problem(String name, JsonProcessingException e) {
        String place = e instanceof JsonMappingException mapping ? place(mapping.getPath()) : "";
        String why = e.getCause() instanceof IllegalArgumentException own && own.getMessage() != null
                ? own.getMessage()
                : e.getOriginalMessage();
        String brief = why.lines().findFirst().orElse("");
        return "'" + name + place + "': " + brief.substring(0, Math.min(brief.length(), LONGEST_MESSAGE));
    }

    private static String place(List<JsonMappingException.Reference> path) {
        StringBuilder place = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            place.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
        }
        return place.toString();
    }

    /** What a method returned, for the model to read: text as it is, all else as JSON. */
    static String text(@Nullable Object returned) throws JsonProcessingException {
        return switch (returned) {
            case null -> "(no result)";
            case CharSequence text -> text.toString();
            case Optional<?> optional -> text(optional.orElse(null));
            case byte[] bytes -> "[binary: " + bytes.length + " bytes, not shown]";
            default -> MAPPER.writeValueAsString(returned);
        };
    }
}
