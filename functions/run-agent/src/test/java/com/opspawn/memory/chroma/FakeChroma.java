package com.opspawn.memory.chroma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.memory.http.Cosine;
import com.opspawn.memory.http.Loopback.Reply;
import com.opspawn.memory.http.Loopback.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * As much of Chroma's HTTP API (v2) as memory uses, after what server 1.5.9 answers: ids are asked for by collection id and
 * collections by name, a collection's first record fixes its length, and deleting counts what it was asked to.
 */
final class FakeChroma implements Function<Request, Reply> {
    private static final String BASE = "/api/v2/tenants/default_tenant/databases/default_database/collections";

    private record Kept(String id, JsonNode embedding, JsonNode document, JsonNode metadata) {}

    private record Collection(String id, String name, Map<String, Kept> records) {}

    private final Map<String, Collection> byName = new TreeMap<>();

    @Override
    public synchronized Reply apply(Request request) {
        String path = request.target().split("\\?", 2)[0];
        if (!path.startsWith(BASE)) {
            return Reply.of(400, "{\"error\":\"InvalidArgumentError\",\"message\":\"Database does not exist\"}");
        }
        String[] rest = path.substring(BASE.length()).split("/", -1);
        return switch (request.method() + " " + rest.length) {
            case "POST 1" -> make(request.json());
            case "GET 1" -> list(request.target());
            case "GET 2" -> named(rest[1]).map(found -> Reply.ok(json(found))).orElseGet(() -> missing(rest[1]));
            case "DELETE 2" -> delete(rest[1]);
            case "POST 3" ->
                byName.values().stream()
                        .filter(collection -> collection.id().equals(rest[1]))
                        .findFirst()
                        .map(collection -> records(collection, rest[2], request.json()))
                        .orElseGet(() -> missing(rest[1]));
            default -> Reply.of(405, "");
        };
    }

    private Optional<Collection> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static ObjectNode json(Collection collection) {
        return Json.object().put("id", collection.id()).put("name", collection.name());
    }

    private static Reply missing(String collection) {
        return Reply.of(
                404, "{\"error\":\"NotFoundError\",\"message\":\"Collection [" + collection + "] does not exist\"}");
    }

    private Reply make(ObjectNode body) {
        String name = body.path("name").asText();
        if (!name.matches("[a-zA-Z0-9][a-zA-Z0-9._-]{1,510}[a-zA-Z0-9]")
                || !body.at("/configuration/hnsw/space").asText().equals("cosine")
                || !body.path("get_or_create").asBoolean()) {
            return Reply.of(400, "{\"error\":\"InvalidArgumentError\",\"message\":\"Validation error\"}");
        }
        return Reply.ok(json(byName.computeIfAbsent(
                name, _ -> new Collection(UUID.randomUUID().toString(), name, new LinkedHashMap<>()))));
    }

    private Reply list(String target) {
        String[] numbers =
                target.replaceAll("^.*\\?limit=(\\d+)&offset=(\\d+)$", "$1 $2").split(" ", -1);
        ArrayNode list = Json.array();
        byName.values().stream()
                .skip(Long.parseLong(numbers[1]))
                .limit(Long.parseLong(numbers[0]))
                .forEach(collection -> list.add(json(collection)));
        return Reply.ok(list);
    }

    private Reply delete(String name) {
        return byName.remove(name) == null ? missing(name) : Reply.of(200, "{}");
    }

    private static Reply records(Collection collection, String operation, ObjectNode body) {
        return switch (operation) {
            case "upsert" -> upsert(collection, body);
            case "query" -> query(collection, body);
            case "get" -> get(collection, body);
            case "delete" -> {
                List<Kept> chosen = chosen(collection, body);
                chosen.forEach(each -> collection.records().remove(each.id()));
                int asked = body.has("ids") ? body.path("ids").size() : chosen.size();
                yield Reply.ok(Json.object().put("deleted", asked));
            }
            default -> Reply.of(405, "");
        };
    }

    private static Optional<Reply> wrongLength(Collection collection, JsonNode embedding) {
        return collection.records().values().stream()
                .findFirst()
                .filter(first -> first.embedding().size() != embedding.size())
                .map(first -> Reply.of(
                        400,
                        "{\"error\":\"InvalidArgumentError\",\"message\":\"Collection expecting embedding with"
                                + " dimension of " + first.embedding().size() + ", got " + embedding.size() + "\"}"));
    }

    private static Reply upsert(Collection collection, ObjectNode body) {
        JsonNode embedding = body.path("embeddings").path(0);
        Optional<Reply> wrong = wrongLength(collection, embedding);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        String id = body.path("ids").path(0).asText();
        JsonNode document = body.path("documents").path(0);
        JsonNode metadata = body.path("metadatas").path(0);
        collection.records().put(id, new Kept(id, embedding, document, metadata));
        return Reply.of(200, "{}");
    }

    private static Reply query(Collection collection, ObjectNode body) {
        JsonNode query = body.path("query_embeddings").path(0);
        Optional<Reply> wrong = wrongLength(collection, query);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        List<Kept> nearest = collection.records().values().stream()
                .sorted(Comparator.comparingDouble(each -> Cosine.distance(query, each.embedding())))
                .limit(body.path("n_results").asInt())
                .toList();
        ObjectNode answer = Json.object();
        answer.putArray("ids").add(column(nearest, each -> Json.array().textNode(each.id())));
        answer.putArray("documents").add(column(nearest, Kept::document));
        answer.putArray("metadatas").add(column(nearest, Kept::metadata));
        answer.putArray("distances")
                .add(column(nearest, each -> Json.array().numberNode(Cosine.distance(query, each.embedding()))));
        return Reply.ok(answer);
    }

    private static ArrayNode column(List<Kept> records, Function<Kept, JsonNode> field) {
        ArrayNode column = Json.array();
        records.forEach(each -> column.add(field.apply(each)));
        return column;
    }

    private static Reply get(Collection collection, ObjectNode body) {
        List<Kept> page = chosen(collection, body).stream()
                .skip(body.path("offset").asInt(0))
                .limit(body.path("limit").asInt(Integer.MAX_VALUE))
                .toList();
        ObjectNode answer = Json.object();
        answer.set("ids", column(page, each -> Json.array().textNode(each.id())));
        answer.set("documents", column(page, Kept::document));
        answer.set("metadatas", column(page, Kept::metadata));
        return Reply.ok(answer);
    }

    private static List<Kept> chosen(Collection collection, ObjectNode body) {
        List<Kept> all = new ArrayList<>(collection.records().values());
        if (body.has("ids")) {
            String id = body.path("ids").path(0).asText();
            all.removeIf(each -> !each.id().equals(id));
        }
        JsonNode taskId = body.at("/where/task_id");
        if (!taskId.isMissingNode()) {
            all.removeIf(each -> !Objects.equals(each.metadata().get("task_id"), taskId));
        }
        return all;
    }
}
