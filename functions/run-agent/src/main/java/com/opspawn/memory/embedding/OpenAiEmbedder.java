package com.opspawn.memory.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.memory.MemoryException;
import com.opspawn.memory.http.JsonApi;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Any model behind an address that speaks OpenAI's embeddings protocol: OpenAI, OpenRouter, Ollama, gateways. */
final class OpenAiEmbedder implements Embedder {
    private final String name;
    private final String model;
    private final JsonApi api;

    /**
     * @param name the model with its provider
     * @param model as the provider calls it
     * @param address with the path of the protocol, usually {@code /v1}
     * @param key sent as a bearer token
     */
    OpenAiEmbedder(String name, String model, URI address, Optional<String> key) {
        this.name = name;
        this.model = model;
        Map<String, String> headers =
                key.map(text -> Map.of("Authorization", "Bearer " + text)).orElse(Map.of());
        this.api = new JsonApi(
                "embedder " + name, address, headers, "check OPSPAWN_EMBEDDINGS and the provider's key and address");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        ObjectNode request = Json.object().put("model", model).put("encoding_format", "float");
        ArrayNode input = request.putArray("input");
        texts.forEach(input::add);
        JsonNode data = api.post("/embeddings", request).path("data");
        // Each says which text it is for.
        SortedMap<Integer, float[]> vectors = new TreeMap<>();
        data.forEach(item -> vectors.put(item.path("index").asInt(), Numbers.read(item.path("embedding"), name)));
        if (vectors.size() != texts.size() || vectors.lastKey() != texts.size() - 1) {
            throw MemoryException.terminal(name + " answered with " + data.size() + " vectors for " + texts.size()
                    + " texts: see that it is an embedding model (OPSPAWN_EMBEDDINGS)");
        }
        return List.copyOf(vectors.values());
    }
}
