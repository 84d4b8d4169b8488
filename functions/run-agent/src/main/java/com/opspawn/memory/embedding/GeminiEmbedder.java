package com.opspawn.memory.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.memory.MemoryException;
import com.opspawn.memory.http.JsonApi;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Google's Gemini API: {@code models/<model>:batchEmbedContents}. */
final class GeminiEmbedder implements Embedder {
    private final String name;
    private final String model;
    private final JsonApi api;

    /** @param address with the version of the API, such as {@code …/v1beta} */
    GeminiEmbedder(String name, String model, URI address, Optional<String> key) {
        this.name = name;
        this.model = model;
        Map<String, String> headers =
                key.map(text -> Map.of("x-goog-api-key", text)).orElse(Map.of());
        this.api = new JsonApi(
                "embedder " + name, address, headers, "check OPSPAWN_EMBEDDINGS and the provider's key and address");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        ObjectNode request = Json.object();
        ArrayNode requests = request.putArray("requests");
        for (String text : texts) {
            ObjectNode one = requests.addObject().put("model", "models/" + model);
            one.putObject("content").putArray("parts").addObject().put("text", text);
        }
        JsonNode embeddings =
                api.post("/models/" + model + ":batchEmbedContents", request).path("embeddings");
        if (embeddings.size() != texts.size()) {
            throw MemoryException.terminal(name + " answered with " + embeddings.size() + " vectors for " + texts.size()
                    + " texts: see that it is an embedding model (OPSPAWN_EMBEDDINGS)");
        }
        List<float[]> vectors = new ArrayList<>();
        embeddings.forEach(item -> vectors.add(Numbers.read(item.path("values"), name)));
        return vectors;
    }
}
