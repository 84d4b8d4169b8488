package com.opspawn.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonSchemaTest {

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static JsonSchema schema(String text) {
        Compiled compiled = JsonSchema.compile(json(text));
        assertThat(compiled).isInstanceOf(Compiled.Ready.class);
        return ((Compiled.Ready) compiled).schema();
    }

    private static List<Problem> mistakes(JsonNode schema) {
        Compiled compiled = JsonSchema.compile(schema);
        assertThat(compiled).isInstanceOf(Compiled.Broken.class);
        return ((Compiled.Broken) compiled).problems();
    }

    private static String problems(String schema, String value) {
        return JsonSchema.words(schema(schema).problems(json(value)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"type":"string"}                                   | "a"
        {"type":"integer"}                                  | 2.0
        {"type":["string","null"]}                          | null
        {"format":"date"}                                   | "2026-11-22"
        {"format":"date-time"}                              | "2026-11-22T15:03:00.5+09:00"
        {"format":"time"}                                   | "15:03:00Z"
        {"format":"uuid"}                                   | "123e4567-e89b-12d3-a456-426614174000"
        {"format":"email"}                                  | "no check"
        {"pattern":"^\\\\u20ac?\\\\d{4}$"}                  | "€2026"
        {"pattern":"b"}                                     | "abc"
        {"patternProperties":{"^x-":{"type":"string"}}}     | {"x-a":"b","y":1}
        {"$ref":"#/$defs/a","$defs":{"a":{"minimum":3}}}    | 3
        {"anyOf":[{"type":"string"},{"type":"number"}]}     | 1
        {"$schema":"http://json-schema.org/draft-07/schema#","definitions":{"a":{}},"$ref":"#/definitions/a"} | 1
        {"$schema":"http://json-schema.org/draft-04/schema","minimum":3,"exclusiveMinimum":true} | 4
        {}                                                  | [{"anything":[1]}]
        """)
    void aValueThatFitsHasNoProblem(String schema, String value) {
        assertThat(problems(schema, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"type":"string"}              | 5               | $: must be a string, but is a number
        {"type":"integer"}             | 1.5             | $: must be an integer, but is 1.5
        {"type":"number"}              | "x"             | $: must be a number, but is a string
        {"type":["string","null"]}     | {}              | $: must be a string or null, but is an object
        {"type":"object"}              | []              | $: must be an object, but is an array
        {"enum":["a",1]}               | "b"             | $: must be one of "a", 1
        {"const":"a"}                  | "b"             | $: must be "a"
        {"minimum":1}                  | 0               | $: must be at least 1, but is 0
        {"maximum":1}                  | 2               | $: must be at most 1, but is 2
        {"exclusiveMinimum":0}         | 0               | $: must be more than 0, but is 0
        {"exclusiveMaximum":0}         | 0               | $: must be less than 0, but is 0
        {"multipleOf":5}               | 3               | $: must be a multiple of 5, but is 3
        {"minLength":2}                | "a"             | $: must have at least 2 characters, but has 1
        {"maxLength":1}                | "a😀"           | $: must have at most 1 character, but has 2
        {"minItems":1}                 | []              | $: must have at least 1 item, but has 0
        {"maxItems":1}                 | [1,2]           | $: must have at most 1 item, but has 2
        {"uniqueItems":true}           | [1,1]           | $: must not have an item twice
        {"pattern":"^a"}               | "b"             | $: must match the pattern ^a
        {"format":"date"}              | "tomorrow"      | $: must be a date such as 2026-11-22
        {"properties":{"a":false}}     | {"a":1}         | $.a: is not allowed here
        {"properties":{"a b":{"type":"null"}}} | {"a b":1} | $['a b']: must be null, but is a number
        {"propertyNames":{"maxLength":1}} | {"ab":1}     | $: property 'ab' name is not valid: must be at most 1 characters long
        {"dependentRequired":{"a":["b"]}} | {"a":1}      | $: has a missing property 'b' which is dependent required because 'a' is present
        {"unevaluatedProperties":false,"properties":{"a":{}}} | {"a":1,"b":1} | $.b: is not a known property
        {"if":{"required":["a"]},"then":{"required":["b"]}} | {"a":1} | $.b: is missing
        {"anyOf":[{"type":"string"},{"type":"integer"}]} | [] | $: must be a string, but is an array, or must be an integer, but is an array
        {"oneOf":[{"type":"string"},{"type":"integer"}]} | [] | $: must be a string, but is an array, or must be an integer, but is an array
        {"oneOf":[{"minimum":1},{"minimum":2}]} | 3 | $: must be valid to one and only one schema, but 2 are valid with indexes '0, 1'
        {"anyOf":[{"required":["a"],"properties":{"a":{"type":"string"}}},{"required":["b"]}]} | {"a":1} | $.a: must be a string, but is a number, or $.b: is missing
        {"properties":{"anyOf":{"type":"string"}}} | {"anyOf":1} | $.anyOf: must be a string, but is a number
        """)
    void whatDoesNotFitIsSaidInWordsThatAModelCanActOn(String schema, String value, String problems) {
        assertThat(problems(schema, value)).isEqualTo(problems);
    }

    @Test
    void everyPlaceIsNamedThroughReferencesAndLists() {
        String schema = """
            {"type":"object","properties":{"items":{"type":"array","items":{"$ref":"#/$defs/item"}}},
             "required":["name"],"additionalProperties":false,
             "$defs":{"item":{"type":"object","properties":{"price":{"type":"number"}},"required":["price"]}}}\
            """;

        assertThat(problems(schema, "{\"items\":[{\"price\":1},{},{\"price\":\"x\"}],\"extra\":1}"))
                .isEqualTo("$.items[1].price: is missing; $.items[2].price: must be a number, but is a string;"
                        + " $.name: is missing; $.extra: is not a known property");
    }

    @Test
    void aValueIsNeverRepeatedInWords() {
        assertThat(problems("{\"type\":\"integer\"}", "\"a secret\"")).doesNotContain("secret");
        assertThat(problems("{\"pattern\":\"^a\"}", "\"a secret\".".replace(".", "")))
                .isEmpty();
        assertThat(problems("{\"maxLength\":3}", "\"a secret\"")).doesNotContain("secret");
    }

    @Test
    void tooManyProblemsAreCounted() {
        ArrayNode many = Json.array();
        for (int i = 0; i < 10_000; i++) {
            many.add("x");
        }

        List<Problem> problems = schema("{\"items\":{\"type\":\"integer\"}}").problems(many);

        assertThat(problems).hasSize(21);
        assertThat(problems.getLast()).hasToString("$: has 9980 problems more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"type":"strin"}                   | $.type: must be one of "array", "boolean", "integer", "null", "number", "object", "string", or must be an array, but is a string
        {"properties":[],"required":"a"}   | $.properties: must be an object, but is an array; $.required: must be an array, but is a string
        {"minimum":"a"}                    | $.minimum: must be a number, but is a string
        {"$schema":"http://example.com/x"} | $['$schema']: must be draft 4, 6, 7, 2019-09 or 2020-12, but is 'http://example.com/x'
        {"pattern":"("}                    | $: has the pattern '(', which is none: Unclosed group
        {"$ref":"#/$defs/gone"}            | $: has a reference that leads nowhere: Reference /$defs/gone cannot be resolved
        {"properties":{"a":{"$ref":"#/b"}}} | $: has a reference that leads nowhere: Reference /b cannot be resolved
        5                                  | $: must be an object or a boolean, but is a number
        """)
    void aBrokenSchemaIsToldWithEveryMistake(String schema, String problems) {
        assertThat(JsonSchema.words(mistakes(json(schema)))).isEqualTo(problems);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/x",
                "https://example.com/schema.json",
                "file:///etc/passwd",
                "classpath:META-INF/services/org.slf4j.spi.SLF4JServiceProvider",
                "classpath:draft/2020-12/schema",
                "jar:file:/a.jar!/b",
                "urn:a:b"
            })
    void noReferenceIsEverFetched(String reference) {
        assertThat(JsonSchema.words(mistakes(Json.object().put("$ref", reference))))
                .startsWith("$: refers to another document, and none is ever fetched: ")
                .contains(reference);
    }

    @Test
    void aRelativeReferenceIsNotFetchedEither() {
        ObjectNode schema = Json.object().put("$id", "http://127.0.0.1:1/a").put("$ref", "b");

        assertThat(JsonSchema.words(mistakes(schema)))
                .isEqualTo("$: refers to another document, and none is ever fetched: Schema from"
                        + " 'http://127.0.0.1:1/b' is not allowed to be loaded.");
    }

    @Test
    void noStrangersSchemaStandsForAnothers() {
        schema("{\"$id\":\"https://example.com/a\",\"type\":\"string\"}");
        schema("{\"$id\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"string\"}");

        assertThat(JsonSchema.words(mistakes(Json.object().put("$ref", "https://example.com/a"))))
                .contains("none is ever fetched");
        assertThat(problems("{\"type\":\"integer\"}", "1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "(x+x+)+y", "^(a|a)*$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*a){20}"})
    void aPatternThatWouldBacktrackForEverIsDecidedSoon(String pattern) {
        JsonSchema schema = schema(Json.object().put("pattern", pattern).toString());

        List<Problem> problems = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> schema.problems(Json.object().textNode("a".repeat(50_000) + "!")));

        assertThat(schema.unchecked()).isEmpty();
        assertThat(problems).hasSize(pattern.equals("(.*a){20}") ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(?=.*\\d).+$", "(a)\\1", "(((a{100}){100}){100})", "((a{30}){30}){30}"})
    void aPatternThatCannotBeDecidedInLinearTimeIsNamedAndNotChecked(String pattern) {
        JsonSchema schema = schema(Json.object().put("pattern", pattern).toString());

        assertThat(schema.unchecked()).containsExactly(pattern);
        assertThat(schema.problems(Json.object().textNode("anything"))).isEmpty();
    }

    @Test
    void aTextTooLongForItsPatternDoesNotMatch() {
        JsonSchema schema = schema("{\"pattern\":\"(a{1000}|b)*\"}");

        assertThat(schema.problems(Json.object().textNode("b".repeat(100)))).isEmpty();
        assertThat(schema.problems(Json.object().textNode("b".repeat(100_000)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\":\"#\"}",
                "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"$ref\":\"#/$defs/a\"}}}",
                "{\"allOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"}]}"
            })
    void aSchemaThatLeadsInACircleIsGivenUp(String schema) {
        assertThat(problems(schema, "1"))
                .isEqualTo("$: cannot be checked: the schema refers to itself without end, or the value is too large"
                        + " for it");
    }

    /** Each level doubles the work: two to the power of forty. */
    @Test
    void aSchemaWhoseWorkExplodesIsGivenUp() {
        String schema = """
            {"$ref":"#/$defs/n","$defs":{"n":{"properties":{"x":{"$ref":"#/$defs/n"}},
             "allOf":[{"properties":{"x":{"$ref":"#/$defs/n"}}}]}}}\
            """;
        String value = "{\"x\":".repeat(40) + "1" + "}".repeat(40);

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(problems(schema, value)).contains("cannot be checked"));
    }

    @Test
    void aSchemaWithoutMeasureIsRefused() {
        ArrayNode many = Json.array();
        for (int i = 0; i < 30_000; i++) {
            many.add("x" + i);
        }
        JsonNode deep = Json.object();
        for (int i = 0; i < 100; i++) {
            deep = Json.object().set("not", deep);
        }

        String problem = "$: must have 20000 values at most, and 64 levels";
        assertThat(JsonSchema.words(mistakes(Json.object().set("enum", many)))).isEqualTo(problem);
        assertThat(JsonSchema.words(mistakes(deep))).isEqualTo(problem);
    }

    @Test
    void oneSchemaServesManyThreads() throws Exception {
        JsonSchema schema = schema("{\"items\":{\"$ref\":\"#/$defs/a\"},\"$defs\":{\"a\":{\"pattern\":\"^a\"}}}");
        AtomicInteger right = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int turn = 0; turn < 200; turn++) {
                    if (JsonSchema.words(schema.problems(json("[\"a\",\"b\"]")))
                            .equals("$[1]: must match the pattern ^a")) {
                        right.incrementAndGet();
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(right).hasValue(1_600);
    }
}
