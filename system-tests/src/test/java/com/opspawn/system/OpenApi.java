package com.opspawn.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.schema.Compiled;
import com.opspawn.schema.JsonSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The description of the API, to hold answers against. It is meant for clients, who pass over fields that they do not know;
 * here a field that is not described is a mistake.
 */
final class OpenApi {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final OpenApi THE_ONE = read();

    private final JsonNode document;
    private final ObjectNode components;
    private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();
    private final List<Operation> operations;

    /**
     * What can be done at a path.
     *
     * @param method upper case
     * @param path with variables in braces
     */
    record Operation(String method, String path, JsonNode parameters, JsonNode json) {
        /** Whether a path is one of these. */
        boolean isAt(String rawPath) {
            return rawPath.matches(path.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+"));
        }

        private int variables() {
            return path.split("\\{", -1).length;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private OpenApi(JsonNode document) {
        this.document = document;
        this.components = closed(document.path("components"));
        this.operations = operations(document.path("paths"));
    }

    static OpenApi get() {
        return THE_ONE;
    }

    private static OpenApi read() {
        try {
            return new OpenApi(Json.parse(Files.readAllBytes(
                    Target.ROOT.resolve("functions/get-task/src/main/resources/com/opspawn/query/openapi.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Objects that do not say otherwise have the described fields and no other. */
    private static ObjectNode closed(JsonNode components) {
        ObjectNode closed = components.deepCopy();
        for (JsonNode schema : closed.path("schemas")) {
            if (schema.path("type").asText().equals("object") && !schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        }
        return closed;
    }

    private static List<Operation> operations(JsonNode paths) {
        List<Operation> operations = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(entry -> new Operation(
                                entry.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                path.getValue().path("parameters"),
                                entry.getValue()))
                        .forEach(operations::add));
        // A word is meant before a variable.
        return operations.stream()
                .sorted(Comparator.comparingInt(Operation::variables))
                .toList();
    }

    JsonNode document() {
        return document;
    }

    List<Operation> operations() {
        return operations;
    }

    /** What a reference leads to, or the node itself. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** What is wrong with a value, by a schema of the document. */
    List<String> problems(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema, this::compiled).problems(value).stream()
                .map(String::valueOf)
                .toList();
    }

    private JsonSchema compiled(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", components);
        return switch (JsonSchema.compile(whole)) {
            case Compiled.Ready(JsonSchema ready) -> ready;
            case Compiled.Broken broken -> throw new AssertionError(broken.problems() + " in " + schema);
        };
    }

    /**
     * What is wrong with an answer; nothing where it is as described, or where no operation is described at the path.
     *
     * @param contentType empty where there is no body
     */
    List<String> problems(String method, String rawPath, int status, String contentType, String body) {
        String path =
                rawPath.length() > 1 && rawPath.endsWith("/") ? rawPath.substring(0, rawPath.length() - 1) : rawPath;
        Optional<Operation> operation = operations.stream()
                .filter(candidate -> candidate.method().equals(method) && candidate.isAt(path))
                .findFirst();
        return operation
                .map(found -> problems(found, status, contentType, body))
                .orElse(List.of());
    }

    private List<String> problems(Operation operation, int status, String contentType, String body) {
        String what = operation.method() + " " + operation.path() + " → " + status;
        JsonNode response = resolved(operation.json().path("responses").path(String.valueOf(status)));
        if (response.isMissingNode()) {
            return List.of(what + " is not described: " + body);
        }
        String type = contentType.split(";", 2)[0];
        if (!response.has("content")) {
            return body.isEmpty() ? List.of() : List.of(what + " is described without a body: " + body);
        }
        if (!response.path("content").has(type)) {
            return List.of(what + " is not described as '" + contentType + "': " + body);
        }
        JsonNode schema = response.path("content").path(type).path("schema");
        return problems(schema, value(type, body)).stream()
                .map(problem -> what + ": " + problem + ", in " + body)
                .toList();
    }

    private static JsonNode value(String type, String body) {
        try {
            return type.endsWith("json") ? Json.parse(body) : Json.object().textNode(body);
        } catch (JsonProcessingException e) {
            return Json.object().textNode("no JSON: " + body);
        }
    }
}
