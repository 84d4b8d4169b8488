package com.opspawn.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Trees of JSON, never beans: what crosses an edge is read and written field by field, where it can be seen.
 *
 * <p>Reading is strict: what is not UTF-8, duplicate keys, trailing text, nesting over {@value #MAX_DEPTH}, numbers over
 * {@value #MAX_NUMBER_LENGTH} characters or out of a double's range and halves of surrogate pairs are refused. Numbers are
 * kept as they were written, digit for digit; none is ever written longer than it could have been read.
 */
public final class Json {
    static final int MAX_DEPTH = 64;
    static final int MAX_NUMBER_LENGTH = 100;
    /** The largest power of ten in a double. */
    static final int MAX_EXPONENT = 308;
    /** The smallest, of those that are not normalised. */
    static final int MIN_EXPONENT = -324;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final TypeReference<Map<String, Object>> MAPS = new TypeReference<>() {};

    private Json() {}

    /**
     * Reads one JSON value.
     *
     * @throws JsonProcessingException where it is none, with line and column
     */
    public static JsonNode parse(byte[] utf8) throws JsonProcessingException {
        // Jackson alone would take UTF-16 as well, and surrogates in UTF-8.
        CharBuffer text = CharBuffer.allocate(utf8.length);
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
        if (result.isError()) {
            throw new InvalidJson("byte " + bytes.position() + " is not UTF-8");
        }
        String read = text.flip().toString();
        return parse(read.startsWith(BYTE_ORDER_MARK) ? read.substring(BYTE_ORDER_MARK.length()) : read);
    }

    /** Reads one JSON value from a string; as {@link #parse(byte[])}. */
    public static JsonNode parse(String text) throws JsonProcessingException {
        try {
            JsonNode json = MAPPER.readTree(text);
            requireStorable(json);
            return json;
        } catch (NumberFormatException e) {
            // Jackson lets BigDecimal's own refusal of an exponent through.
            throw new InvalidJson("a number's exponent is beyond ±" + MAX_EXPONENT);
        }
    }

    /** Stores keep UTF-8, and other readers keep numbers in doubles: what neither can hold is refused at the door. */
    private static void requireStorable(JsonNode node) throws InvalidJson {
        if (node.isTextual()) {
            requirePairs(node.textValue());
        } else if (node.isBigDecimal()) {
            requireRange(node.decimalValue());
        }
        for (JsonNode item : node) {
            requireStorable(item);
        }
    }

    private static void requirePairs(String text) throws InvalidJson {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                int codePoint = text.codePointAt(i);
                if (!Character.isSupplementaryCodePoint(codePoint)) {
                    throw new InvalidJson("a string has one half of a surrogate pair without the other");
                }
                i++;
            }
        }
    }

    private static void requireRange(BigDecimal number) throws InvalidJson {
        long exponent = (long) number.precision() - number.scale() - 1;
        if (exponent > MAX_EXPONENT || exponent < MIN_EXPONENT) {
            throw new InvalidJson("a number's exponent is beyond ±" + MAX_EXPONENT);
        }
    }

    /** Reads what this system wrote itself. */
    public static JsonNode parseOwn(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("stored JSON cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object as maps, lists, texts, numbers and truth values. */
    public static Map<String, Object> readMap(byte[] utf8) throws IOException {
        return MAPPER.readValue(utf8, MAPS);
    }

    /** @param map of what {@link #readMap} gives */
    public static byte[] writeMap(Map<String, Object> map) throws IOException {
        return MAPPER.writeValueAsBytes(map);
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    private static final class InvalidJson extends JsonProcessingException {
        private static final long serialVersionUID = 1;

        InvalidJson(String message) {
            super(message);
        }
    }
}
