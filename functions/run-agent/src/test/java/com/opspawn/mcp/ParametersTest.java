package com.opspawn.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.opspawn.json.Json;
import org.junit.jupiter.api.Test;

final class ParametersTest {

    private static String of(String schema) throws JsonProcessingException {
        return Json.write(Parameters.of(Json.parse(schema)));
    }

    @Test
    void schemaIsAlwaysAnObjectWithProperties() throws JsonProcessingException {
        assertThat(of("{}")).isEqualTo("{\"type\":\"object\",\"properties\":{}}");
        assertThat(of("{\"$schema\": \"x\", \"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}"))
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}");
    }

    @Test
    void referencesAreReplacedByWhatTheyReferTo() throws JsonProcessingException {
        assertThat(of("""
            {"type": "object", "$defs": {"Point": {"type": "object", "properties": {"x": {"$ref": "#/$defs/X"}}},
              "X": {"type": "number"}},
             "properties": {"at": {"$ref": "#/$defs/Point", "description": "Where."}}}
            """))
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"at\":{\"type\":\"object\",\"properties\":{\"x\":"
                        + "{\"type\":\"number\"}},\"description\":\"Where.\"}}}");
    }

    @Test
    void referenceInACircleEndsAsAnything() throws JsonProcessingException {
        String circle = of("""
            {"type": "object", "$defs": {"N": {"properties": {"next": {"$ref": "#/$defs/N"}}}},
             "properties": {"n": {"$ref": "#/$defs/N"}}}
            """);

        assertThat(circle.split("next", -1)).hasSize(6);
        assertThat(circle).contains("\"next\":{}").doesNotContain("$ref");
    }

    @Test
    void referencesThatMultiplyAreNotFollowed() throws JsonProcessingException {
        StringBuilder many = new StringBuilder("{\"type\": \"object\", \"$defs\": {\"N\": {\"properties\": {");
        for (int i = 0; i < 200; i++) {
            many.append("\"a").append(i).append("\": {\"$ref\": \"#/$defs/N\"},");
        }
        many.append("\"z\": {}}}}, \"properties\": {\"n\": {\"$ref\": \"#/$defs/N\"}}}");

        assertThat(of(many.toString())).hasSizeLessThan(1_000_000).doesNotContain("$ref");
    }

    @Test
    void referenceToNowhereIsAnything() throws JsonProcessingException {
        assertThat(of("{\"properties\": {\"a\": {\"$ref\": \"#/$defs/Gone\"}, \"b\": {\"$ref\": \"https://x/y\"}}}"))
                .isEqualTo("{\"properties\":{\"a\":{},\"b\":{}},\"type\":\"object\"}");
    }
}
