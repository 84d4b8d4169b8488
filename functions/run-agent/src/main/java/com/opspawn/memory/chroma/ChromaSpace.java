package com.opspawn.memory.chroma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.memory.MemoryEntry;
import com.opspawn.memory.MemoryException;
import com.opspawn.memory.MemoryFields;
import com.opspawn.memory.Recalled;
import com.opspawn.memory.Space;
import com.opspawn.memory.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The memories of one collection. One that somebody deleted meanwhile is an empty one. */
final class ChromaSpace implements Space {
    private final ChromaApi api;
    private final ChromaApi.Collection collection;

    ChromaSpace(ChromaApi api, ChromaApi.Collection collection) {
        this.api = api;
        this.collection = collection;
    }

    @Override
    public String name() {
        return collection.name();
    }

    void add(MemoryEntry entry, Vector vector) {
        Map<String, String> fields = new HashMap<>(MemoryFields.write(entry));
        ObjectNode body = Json.object();
        body.putArray("ids").add(entry.id());
        body.putArray("documents").add(fields.remove(MemoryFields.TEXT));
        ObjectNode metadata = body.putArray("metadatas").addObject();
        fields.forEach(metadata::put);
        vector.toList().forEach(body.putArray("embeddings").addArray()::add);
        if (api.records(collection, "upsert", body).isEmpty()) {
            throw MemoryException.retryable(
                    "Chroma: collection " + name() + " was deleted while a memory was added to it: add it again",
                    new IllegalStateException("404"));
        }
    }

    List<Recalled> nearest(Vector query, int limit) {
        ObjectNode body = including("documents", "metadatas", "distances").put("n_results", limit);
        query.toList().forEach(body.putArray("query_embeddings").addArray()::add);
        List<Recalled> recalled = new ArrayList<>();
        api.records(collection, "query", body).ifPresent(answer -> {
            JsonNode distances = answer.path("distances").path(0);
            List<MemoryEntry> entries = entries(
                    answer.path("ids").path(0),
                    answer.path("documents").path(0),
                    answer.path("metadatas").path(0));
            for (int i = 0; i < entries.size(); i++) {
                recalled.add(new Recalled(entries.get(i), 1 - distances.path(i).asDouble()));
            }
        });
        return recalled;
    }

    @Override
    public Part list(String after, int limit, Optional<String> taskId) {
        int offset = offset(after);
        ObjectNode body =
                including("documents", "metadatas").put("limit", limit).put("offset", offset);
        taskId.ifPresent(id -> body.putObject("where").put(MemoryFields.TASK_ID, id));
        List<MemoryEntry> entries = api.records(collection, "get", body)
                .map(answer -> entries(answer.path("ids"), answer.path("documents"), answer.path("metadatas")))
                .orElse(List.of());
        return new Part(
                entries,
                entries.size() < limit ? Optional.empty() : Optional.of(Integer.toString(offset + entries.size())));
    }

    private static int offset(String after) {
        try {
            return after.isEmpty() ? 0 : Integer.parseUnsignedInt(after);
        } catch (NumberFormatException e) {
            throw MemoryException.terminal("cursor: '" + after + "' is no place in a collection", e);
        }
    }

    /** Chroma's own count of what it deleted counts what it was asked to delete. */
    boolean delete(String id) {
        ObjectNode body = including();
        body.putArray("ids").add(id);
        boolean there = api.records(collection, "get", body)
                .filter(answer -> !answer.path("ids").isEmpty())
                .isPresent();
        ObjectNode one = Json.object();
        one.putArray("ids").add(id);
        return there && api.records(collection, "delete", one).isPresent();
    }

    void deleteOfTask(String taskId) {
        ObjectNode body = Json.object();
        body.putObject("where").put(MemoryFields.TASK_ID, taskId);
        api.records(collection, "delete", body);
    }

    private static ObjectNode including(String... parts) {
        ObjectNode body = Json.object();
        List.of(parts).forEach(body.putArray("include")::add);
        return body;
    }

    private static List<MemoryEntry> entries(JsonNode ids, JsonNode documents, JsonNode metadatas) {
        List<MemoryEntry> entries = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Map<String, String> fields = new HashMap<>();
            metadatas
                    .path(i)
                    .properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().asText()));
            fields.put(MemoryFields.TEXT, documents.path(i).asText());
            entries.add(MemoryFields.read(ids.path(i).asText(), fields));
        }
        return entries;
    }
}
