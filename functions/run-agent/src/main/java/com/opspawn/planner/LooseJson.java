package com.opspawn.planner;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.opspawn.json.Json;
import java.io.IOException;
import java.util.Optional;

/** JSON as models write it by hand: with comments, trailing commas, single or curly quotes, or as Python prints it. */
final class LooseJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(60)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private LooseJson() {}

    /**
     * A value, and where it ends.
     *
     * @param end of the value in the text
     */
    record Found(JsonNode value, int end) {}

    /** The value that begins at a place; what follows it is not looked at. */
    static Optional<Found> at(int start, String text) {
        String json = text.substring(start);
        return read(json)
                .or(() -> read(new PythonJson(json).fixed()))
                .map(found -> new Found(found.value(), start + found.end()));
    }

    /** The text as one value, with nothing after it. */
    static Optional<JsonNode> whole(String text) {
        return at(0, text)
                .filter(found -> text.substring(found.end()).isBlank())
                .map(Found::value);
    }

    /** What could not be stored or read again is nothing. */
    private static Optional<Found> read(String json) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            JsonNode node = MAPPER.readTree(parser);
            if (node == null || node.isMissingNode()) {
                return Optional.empty();
            }
            int end = (int) parser.currentLocation().getCharOffset();
            return Optional.of(new Found(Json.parse(Json.write(node)), end));
        } catch (JsonProcessingException | NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        }
    }
}
