package com.opspawn.memory.chroma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.memory.http.JsonApi;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests of Chroma's HTTP API that memory needs. */
final class ChromaApi {
    /** How many collections are named in one answer. */
    static final int PAGE = 500;

    private static final String FIX = "check CHROMA_URL, CHROMA_TENANT, CHROMA_DATABASE and CHROMA_API_KEY";

    private final JsonApi api;

    ChromaApi(ChromaSettings settings) {
        URI base = URI.create(settings.address() + "/api/v2/tenants/" + encoded(settings.tenant()) + "/databases/"
                + encoded(settings.database()));
        Map<String, String> headers =
                settings.key().map(key -> Map.of("x-chroma-token", key)).orElse(Map.of());
        this.api = new JsonApi("Chroma", base, headers, FIX);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * A collection.
     *
     * @param id by which its records are reached
     */
    record Collection(String name, String id) {
        static Collection read(JsonNode json) {
            return new Collection(json.path("name").asText(), json.path("id").asText());
        }
    }

    Optional<Collection> find(String name) {
        return api.call("GET", "/collections/" + name, Optional.empty()).map(Collection::read);
    }

    /** Gives the collection of that name, new or there already. */
    Collection make(String name, ObjectNode metadata) {
        ObjectNode body = Json.object().put("name", name).put("get_or_create", true);
        body.set("metadata", metadata);
        body.putObject("configuration").putObject("hnsw").put("space", "cosine");
        return Collection.read(api.post("/collections", body));
    }

    /** All collections whose name begins so, by name. Chroma has no such question, so all names are looked at. */
    List<Collection> named(String prefix) {
        List<Collection> found = new ArrayList<>();
        int offset = 0;
        JsonNode page;
        do {
            page = api.call("GET", "/collections?limit=" + PAGE + "&offset=" + offset, Optional.empty())
                    .orElseGet(Json::array);
            page.forEach(json -> found.add(Collection.read(json)));
            offset += page.size();
        } while (page.size() == PAGE);
        return found.stream()
                .filter(collection -> collection.name().startsWith(prefix))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    void delete(Collection collection) {
        // Where somebody else deleted it first, nothing is left to do.
        api.call("DELETE", "/collections/" + collection.name(), Optional.empty());
    }

    /** Empty where the collection is gone. */
    Optional<JsonNode> records(Collection collection, String operation, ObjectNode body) {
        return api.call("POST", "/collections/" + collection.id() + "/" + operation, Optional.of(body));
    }
}
