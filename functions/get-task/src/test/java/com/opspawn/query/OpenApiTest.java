package com.opspawn.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolStatus;
import com.opspawn.json.Json;
import com.opspawn.task.TaskStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the API names what there is. That answers are as it says is for the tests of the whole system. */
final class OpenApiTest {
    private final Bench bench = new Bench();
    private final JsonNode document =
            Json.parseOwn(bench.get("/openapi.json", Map.of(), Map.of()).getBody());

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/api/v1/openapi.json"})
    void theDocumentIsServed(String path) {
        APIGatewayV2HTTPResponse response = bench.get(path, Map.of(), Map.of());

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getHeaders()).containsEntry("Content-Type", "application/json");
        assertThat(Json.parseOwn(response.getBody()).path("openapi").textValue())
                .isEqualTo("3.1.0");
        assertThat(bench.ask("PUT", path, Map.of(), Map.of()).getStatusCode()).isEqualTo(405);
        assertThat(bench.get(path, Map.of("v", "1"), Map.of()).getStatusCode()).isEqualTo(422);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = document.findValuesAsText("$ref");

        assertThat(references)
                .hasSizeGreaterThan(100)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everyKindOfEventIsDescribed() {
        JsonNode event = document.at("/components/schemas/Event");
        List<String> kinds =
                kinds(Fact.class).map(OpenApiTest::inWords).sorted().toList();

        assertThat(names(event.at("/discriminator/mapping"))).containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(event.path("oneOf")).hasSameSizeAs(kinds);
        event.at("/discriminator/mapping")
                .properties()
                .forEach(kind -> assertThat(
                                document.at(kind.getValue().textValue().substring(1))
                                        .at("/properties/type/const")
                                        .textValue())
                        .isEqualTo(kind.getKey()));
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(OpenApiTest::kinds);
    }

    /** As in JSON: {@code model_answered} for {@code ModelAnswered}. */
    private static String inWords(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private List<String> choices(String pointer) {
        return StreamSupport.stream(document.at(pointer).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void everyStatusAndReasonIsDescribed() {
        assertThat(choices("/components/schemas/TaskStatus/enum"))
                .containsExactlyElementsOf(Arrays.stream(TaskStatus.values())
                        .map(TaskStatus::wireName)
                        .toList());
        List<String> ofTools = new ArrayList<>(
                Arrays.stream(ToolStatus.values()).map(ToolStatus::wireName).toList());
        assertThat(choices("/components/schemas/ToolStatus/enum")).containsExactlyInAnyOrderElementsOf(ofTools);
        ofTools.addAll(List.of("running", "unfinished"));
        assertThat(choices("/components/schemas/StepCall/properties/status/enum"))
                .containsExactlyInAnyOrderElementsOf(ofTools);
        assertThat(choices("/components/schemas/ModelAnsweredEvent/properties/finish_reason/enum"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FinishReason.values())
                        .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        List<String> names = new ArrayList<>();
        document.path("paths")
                .forEach(path -> path.properties().stream()
                        .filter(operation -> !operation.getKey().equals("parameters"))
                        .forEach(operation -> names.add(
                                operation.getValue().path("operationId").asText())));

        assertThat(names)
                .hasSizeGreaterThanOrEqualTo(16)
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }
}
