package com.opspawn.tool.annotated;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** JSON Schemas of Java types, for one method: types that hold themselves are defined once and referred to. */
final class TypeSchemas {
    private final ObjectNode definitions = Json.object();
    private final Deque<Class<?>> open = new ArrayDeque<>();
    private final Set<Class<?>> recursive = new HashSet<>();

    /** Of the types that hold themselves, by their simple names; for {@code $defs}. */
    ObjectNode definitions() {
        return definitions;
    }

    /** Whether the type itself says that a value may be left out. */
    static boolean isOptional(JavaType type) {
        return Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class)
                .contains(type.getRawClass());
    }

    /** Whether a value is a string of JSON, and stands in an annotation as it is. */
    static boolean isText(JavaType type) {
        return type.isEnumType()
                || Scalars.schema(type.getRawClass())
                        .map(schema -> schema.path("type").asText().equals("string"))
                        .orElse(false);
    }

    ObjectNode of(JavaType type) throws UnsupportedTypeException {
        Class<?> raw = type.getRawClass();
        Optional<ObjectNode> scalar = Scalars.schema(raw);
        if (scalar.isPresent()) {
            return scalar.get();
        }
        if (type.isEnumType()) {
            return enumeration(raw);
        }
        if (type.isReferenceType()) {
            return of(type.getContentType());
        }
        if (type.isArrayType() || Collection.class.isAssignableFrom(raw)) {
            return list(type);
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map(type);
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            return json(raw);
        }
        return object(type);
    }

    private static ObjectNode enumeration(Class<?> type) {
        ObjectNode schema = Json.object().put("type", "string");
        ArrayNode names = schema.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            names.add(((Enum<?>) constant).name());
        }
        return schema;
    }

    private ObjectNode list(JavaType type) throws UnsupportedTypeException {
        ObjectNode schema = Json.object().put("type", "array");
        schema.set("items", of(type.getContentType()));
        return Set.class.isAssignableFrom(type.getRawClass()) ? schema.put("uniqueItems", true) : schema;
    }

    private ObjectNode map(JavaType type) throws UnsupportedTypeException {
        boolean readable =
                type.getKeyType().hasRawClass(String.class) || type.getKeyType().isEnumType();
        if (!readable) {
            throw new UnsupportedTypeException("is a map with keys of the type "
                    + type.getKeyType().getRawClass().getSimpleName() + ": use String, or a list of records");
        }
        ObjectNode schema = Json.object().put("type", "object");
        schema.set("additionalProperties", of(type.getContentType()));
        return schema;
    }

    private static ObjectNode json(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "ObjectNode" -> Json.object().put("type", "object");
            case "ArrayNode" -> Json.object().put("type", "array");
            default -> Json.object();
        };
    }

    private ObjectNode object(JavaType type) throws UnsupportedTypeException {
        Class<?> raw = type.getRawClass();
        if (raw.isInterface()
                || type.isAbstract()
                || raw == Object.class
                || raw.getName().startsWith("java")) {
            throw new UnsupportedTypeException(
                    "has the type " + raw.getSimpleName() + ", which no model can be told of: use String, a number,"
                            + " boolean, an enum, a date, a record, or a List, Set or"
                            + " Map of these");
        }
        ObjectNode reference = Json.object().put("$ref", "#/$defs/" + raw.getSimpleName());
        if (open.contains(raw)) {
            recursive.add(raw);
            return reference;
        }
        open.push(raw);
        ObjectNode schema = properties(type);
        open.pop();
        if (recursive.contains(raw)) {
            definitions.set(raw.getSimpleName(), schema);
            return reference;
        }
        return schema;
    }

    private ObjectNode properties(JavaType type) throws UnsupportedTypeException {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        List<BeanPropertyDefinition> found =
                Values.MAPPER.getDeserializationConfig().introspect(type).findProperties();
        for (BeanPropertyDefinition each : found) {
            Property property = new Property(type.getRawClass(), each);
            ObjectNode own = of(each.getPrimaryType());
            property.description().ifPresent(description -> own.put("description", description));
            properties.set(each.getName(), own);
            if (property.isRequired()) {
                required.add(each.getName());
            }
        }
        return schema.put("additionalProperties", false);
    }
}
