package com.opspawn.llm.langchain4j;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.tool.ToolSpec;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/** Requests and answers as trees. Numbers keep their digits, fields their order: equal trees give equal bytes. */
final class Wire {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Wire() {}

    /** @throws UnreadableException where it is no JSON object */
    static ObjectNode object(String body) {
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
            throw new UnreadableException(body.isEmpty() ? "it is empty" : "it is no JSON object");
        } catch (JsonProcessingException e) {
            throw new UnreadableException(e.getOriginalMessage());
        }
    }

    /** For going through a text without making a tree of it. */
    static JsonParser parser(String body) throws IOException {
        return MAPPER.createParser(body);
    }

    static String write(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Joins neighbours for which both are of the same turn, by appending the later one's list to the earlier one's. */
    static void merge(ArrayNode turns, String list, BiPredicate<JsonNode, JsonNode> sameTurn) {
        for (int i = turns.size() - 1; i > 0; i--) {
            JsonNode earlier = turns.get(i - 1);
            JsonNode later = turns.get(i);
            if (sameTurn.test(earlier, later)) {
                ((ArrayNode) earlier.path(list)).addAll((ArrayNode) later.path(list));
                turns.remove(i);
            }
        }
    }

    /** Gives each tool of a request the specification that it was written from; they are in the same order. */
    static void eachTool(JsonNode tools, List<ToolSpec> specs, BiConsumer<ObjectNode, ToolSpec> mend) {
        for (int i = 0; i < specs.size(); i++) {
            mend.accept((ObjectNode) tools.get(i), specs.get(i));
        }
    }
}
