package com.opspawn.memory.s3vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.memory.http.Cosine;
import com.opspawn.memory.http.Loopback.Reply;
import com.opspawn.memory.http.Loopback.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * As much of Amazon S3 Vectors as memory uses, on the wire: one bucket, its indexes, and the service's limits, after
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_S3_Vectors.html.
 */
final class FakeS3Vectors implements Function<Request, Reply> {
    static final String BUCKET = "memories-of-tests";
    private static final int FILTERABLE_BYTES = 2_048;

    private record Index(ObjectNode definition, Map<String, ObjectNode> vectors) {
        List<String> nonFilterable() {
            List<String> keys = new ArrayList<>();
            definition.at("/metadataConfiguration/nonFilterableMetadataKeys").forEach(key -> keys.add(key.asText()));
            return keys;
        }
    }

    private final Map<String, Index> indexes = new TreeMap<>();

    @Override
    public synchronized Reply apply(Request request) {
        ObjectNode body = request.json();
        if (!request.method().equals("POST")
                || !request.header("Authorization").startsWith("AWS4-HMAC-SHA256 ")
                || !request.header("Authorization").contains("/s3vectors/")) {
            return error(403, "AccessDeniedException", "not signed");
        }
        if (!body.path("vectorBucketName").asText().equals(BUCKET)) {
            return error(404, "NotFoundException", "The specified vector bucket could not be found");
        }
        String name = body.path("indexName").asText();
        return switch (request.target()) {
            case "/CreateIndex" -> create(name, body);
            case "/ListIndexes" -> list(body);
            default ->
                Optional.ofNullable(indexes.get(name))
                        .map(index -> onIndex(request.target(), name, index, body))
                        .orElseGet(
                                () -> error(404, "NotFoundException", "The specified vector index could not be found"));
        };
    }

    private static Reply error(int status, String type, String message) {
        String body = Json.write(Json.object().put("message", message));
        return new Reply(status, Map.of("x-amzn-ErrorType", type), body);
    }

    private Reply create(String name, ObjectNode body) {
        if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
                || !body.path("dataType").asText().equals("float32")
                || !body.path("distanceMetric").asText().equals("cosine")) {
            return error(400, "ValidationException", "Invalid index");
        }
        Index index = new Index(body, new TreeMap<>());
        return indexes.putIfAbsent(name, index) == null
                ? Reply.of(200, "{}")
                : error(409, "ConflictException", "A vector index with the specified name already exists");
    }

    private Reply list(ObjectNode body) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("indexes");
        indexes.keySet().stream()
                .filter(name -> name.startsWith(body.path("prefix").asText()))
                .forEach(name -> list.addObject()
                        .put("vectorBucketName", BUCKET)
                        .put("indexName", name)
                        .put("indexArn", "arn:aws:s3vectors:us-east-1:000000000000:bucket/" + BUCKET)
                        .put("creationTime", 1_795_348_800));
        return Reply.ok(answer);
    }

    private Reply onIndex(String operation, String name, Index index, ObjectNode body) {
        return switch (operation) {
            case "/PutVectors" -> put(index, body);
            case "/QueryVectors" -> query(index, body);
            case "/ListVectors" -> listVectors(index, body);
            case "/GetVectors" -> get(index, body);
            case "/DeleteVectors" -> {
                body.path("keys").forEach(key -> index.vectors().remove(key.asText()));
                yield body.path("keys").size() <= 500 && !body.path("keys").isEmpty()
                        ? Reply.of(200, "{}")
                        : error(400, "ValidationException", "keys");
            }
            case "/DeleteIndex" -> {
                indexes.remove(name);
                yield Reply.of(200, "{}");
            }
            default -> error(404, "UnknownOperationException", operation);
        };
    }

    private static Reply put(Index index, ObjectNode body) {
        for (JsonNode vector : body.path("vectors")) {
            ObjectNode filterable = ((ObjectNode) vector.path("metadata")).deepCopy();
            filterable.remove(index.nonFilterable());
            if (vector.at("/data/float32").size()
                    != index.definition().path("dimension").asInt()) {
                return error(400, "ValidationException", "Invalid dimension");
            }
            if (Json.write(filterable).length() > FILTERABLE_BYTES) {
                return error(400, "ValidationException", "Filterable metadata must have at most 2048 bytes");
            }
            index.vectors().put(vector.path("key").asText(), (ObjectNode) vector);
        }
        return Reply.of(200, "{}");
    }

    private static Reply query(Index index, ObjectNode body) {
        JsonNode query = body.at("/queryVector/float32");
        if (body.path("topK").asInt() > 100 || !body.path("returnMetadata").asBoolean()) {
            return error(400, "ValidationException", "topK");
        }
        ObjectNode answer = Json.object().put("distanceMetric", "cosine");
        ArrayNode vectors = answer.putArray("vectors");
        index.vectors().values().stream()
                .sorted(Comparator.comparingDouble(vector -> Cosine.distance(query, vector.at("/data/float32"))))
                .limit(body.path("topK").asInt())
                .forEach(vector ->
                        vectors.add(shown(vector).put("distance", Cosine.distance(query, vector.at("/data/float32")))));
        return Reply.ok(answer);
    }

    private static ObjectNode shown(ObjectNode vector) {
        return vector.deepCopy().retain("key", "metadata");
    }

    private static Reply listVectors(Index index, ObjectNode body) {
        int max = body.path("maxResults").asInt(500);
        List<ObjectNode> page = index.vectors().entrySet().stream()
                .filter(entry -> entry.getKey().compareTo(body.path("nextToken").asText()) > 0)
                .limit(max)
                .map(Map.Entry::getValue)
                .toList();
        ObjectNode answer = Json.object();
        ArrayNode vectors = answer.putArray("vectors");
        page.forEach(vector -> vectors.add(shown(vector)));
        if (page.size() == max) {
            answer.put("nextToken", page.getLast().path("key").asText());
        }
        return Reply.ok(answer);
    }

    private static Reply get(Index index, ObjectNode body) {
        ObjectNode answer = Json.object();
        ArrayNode vectors = answer.putArray("vectors");
        body.path("keys")
                .forEach(key -> Optional.ofNullable(index.vectors().get(key.asText()))
                        .ifPresent(vector -> vectors.add(shown(vector).retain("key"))));
        return Reply.ok(answer);
    }
}
