package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One machine, its input, and what AWS answered.
 *
 * <p>A recording names what its own test filled in by a placeholder. Where the answer tells what that was, such as a
 * cause that quotes it, it is put back: the case then says again what was run.
 */
record RecordedCase(JsonNode json, Optional<String> whyNotRun) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FILLED_IN = "_tbd_";
    private static final Pattern QUERY = Pattern.compile("The JSONata expression '(.*)' specified for");
    private static final Pattern VALUE = Pattern.compile(" for value: (.*)$");
    private static final Pattern TIMESTAMP = Pattern.compile("date-time format string: (.*)$");

    static RecordedCase of(JsonNode json) {
        boolean otherMachine = json.path("id").asText().contains("test_output_in_choice")
                && !json.path("definition").toString().contains("Output block");
        return new RecordedCase(
                json,
                otherMachine
                        ? Optional.of("the recorded answer belongs to another machine: this one has no such output")
                        : Optional.empty());
    }

    static RecordedCase absent() {
        return new RecordedCase(JsonNodeFactory.instance.objectNode(), Optional.of("asl.conformance is not set"));
    }

    String definition() throws IOException {
        String definition = json.get("definition").toString();
        String marked = "\"" + FILLED_IN + "\"";
        return definition.contains("\"Items\":" + marked)
                ? definition.replace(marked, MAPPER.writeValueAsString("{% " + items() + " %}"))
                : definition
                        .replace("\"Output\":" + marked, "\"Output\":" + output(marked))
                        .replace(marked, cause(VALUE).orElse(marked));
    }

    // What a state's output is written out as, if the whole answer is that output.
    private String output(String otherwise) {
        JsonNode output = json.path("output");
        return output.isMissingNode() ? otherwise : output.isTextual() ? output.textValue() : output.toString();
    }

    private String items() {
        return cause(QUERY).orElse(json.path("output").asText());
    }

    String input() throws IOException {
        JsonNode input = json.get("input");
        String text = input.isTextual() ? input.textValue() : input.toString();
        return text.replace(
                        "\"timestamp\"",
                        MAPPER.writeValueAsString(cause(TIMESTAMP).orElse("timestamp")))
                .replace("\"date\"", "\"2020-01-01T00:00:00Z\"");
    }

    private Optional<String> cause(Pattern pattern) {
        Matcher matcher = pattern.matcher(json.path("cause").asText());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    String expected(String field) {
        return json.path(field).textValue();
    }

    List<String> events() {
        List<String> events = new ArrayList<>();
        json.get("events").forEach(event -> events.add(event.asText()));
        return events;
    }

    void checkOutput(String output) throws IOException {
        if (json.has("output")) {
            JsonNode expected = json.get("output");
            assertSame(
                    "output",
                    expected.isTextual() && !isPlaceholder(expected) ? MAPPER.readTree(expected.asText()) : expected,
                    MAPPER.readTree(output));
        }
    }

    private static boolean isPlaceholder(JsonNode node) {
        return node.isTextual()
                && (node.asText().contains("<")
                        || List.of("timestamp", "date", "datetime").contains(node.asText()));
    }

    private static void assertSame(String where, JsonNode expected, JsonNode actual) {
        if (isPlaceholder(expected)) {
            return;
        }
        if (!expected.isContainerNode() || expected.size() != actual.size() || expected.isArray() != actual.isArray()) {
            assertThat(actual.toString()).as(where).isEqualTo(expected.toString());
            return;
        }
        if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                assertSame(where + "[" + i + "]", expected.get(i), actual.get(i));
            }
            return;
        }
        expected.properties()
                .forEach(field ->
                        assertSame(where + "/" + field.getKey(), field.getValue(), actual.path(field.getKey())));
    }

    @Override
    public String toString() {
        return json.path("id").asText("no recordings");
    }
}
