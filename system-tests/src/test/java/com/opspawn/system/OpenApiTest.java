package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.opspawn.local.template.HttpRoute;
import com.opspawn.local.template.Loaded;
import com.opspawn.local.template.TemplateReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The API's description and the API are the same. That answers are as described is held with every answer that any of the
 * tests of the whole system gets, in {@link Api}.
 */
@Deployable
final class OpenApiTest {
    private static final OpenApi DOCUMENT = OpenApi.get();

    private final Api api = Api.ofTarget();

    private static List<OpenApi.Operation> operations() {
        return DOCUMENT.operations();
    }

    // ----------------------------------------------------------------- routes

    /** Method and path, less the slashes at their ends, which are forgiven. */
    private static List<HttpRoute> routes() {
        Loaded loaded =
                TemplateReader.read(Target.ROOT.resolve("template.yaml"), Map.of(), URI.create("http://127.0.0.1:1"));
        return ((Loaded.Ready) loaded)
                .template().routes().stream()
                        .filter(route -> !route.isDefault() && route.path().startsWith("/api/"))
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteOfTheTemplateIsDescribed(HttpRoute route) {
        String pattern = route.path().replaceAll("/$", "").replaceAll("\\{[^}]+}", "[^/]+");
        assertThat(operations())
                .anyMatch(operation -> operation.path().matches(pattern)
                        && (route.method().equals("ANY") || route.method().equals(operation.method())));
    }

    /** With the parameters of its examples, which name what does not exist. */
    private static String example(OpenApi.Operation operation) {
        String path = operation.path();
        for (JsonNode reference : operation.parameters()) {
            JsonNode parameter = DOCUMENT.resolved(reference);
            path = path.replace(
                    "{" + parameter.path("name").asText() + "}",
                    parameter.path("example").asText());
        }
        assertThat(path).doesNotContain("{");
        return path;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyDescribedOperationIsThere(OpenApi.Operation operation) {
        Api.Answer answer = api.send(operation.method(), example(operation), "{}");

        assertThat(answer.status()).as("%s", answer).isNotEqualTo(405);
        assertThat(answer.json().path("detail").asText()).doesNotContain("there is nothing at");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void otherMethodsAreToldWhichAreDescribed(OpenApi.Operation operation) {
        List<String> described = operations().stream()
                .filter(other -> other.path().equals(operation.path()))
                .map(OpenApi.Operation::method)
                .toList();

        Api.Answer answer = api.send("PATCH", example(operation), "{}");

        assertThat(answer.status()).as("%s", answer).isEqualTo(405);
        assertThat(Arrays.asList(answer.header("allow").split(", ", -1)).stream()
                        .filter(method -> !method.equals("HEAD")))
                .containsExactlyInAnyOrderElementsOf(described);
    }

    // --------------------------------------------------------------- examples

    /** A value and the schema that it is an example for. */
    private record Example(String place, JsonNode schema, JsonNode value) {
        @Override
        public String toString() {
            return place;
        }
    }

    private static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (OpenApi.Operation operation : operations()) {
            String place = operation.method() + " " + operation.path();
            bodies(operation)
                    .forEach(content -> content.properties()
                            .forEach(type -> examples.addAll(examples(place + " " + type.getKey(), type.getValue()))));
            Stream.of(operation.parameters(), operation.json().path("parameters"))
                    .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                    .map(DOCUMENT::resolved)
                    .filter(parameter -> parameter.has("example"))
                    .map(parameter -> new Example(
                            place + " " + parameter.path("name").asText(),
                            parameter.path("schema"),
                            parameter.path("example")))
                    .forEach(examples::add);
        }
        return examples;
    }

    private static List<JsonNode> bodies(OpenApi.Operation operation) {
        List<JsonNode> bodies = new ArrayList<>();
        bodies.add(operation.json().path("requestBody").path("content"));
        operation
                .json()
                .path("responses")
                .forEach(response -> bodies.add(DOCUMENT.resolved(response).path("content")));
        return bodies;
    }

    private static List<Example> examples(String place, JsonNode content) {
        return content.path("examples").properties().stream()
                .map(example -> new Example(
                        place + " " + example.getKey(),
                        content.path("schema"),
                        DOCUMENT.resolved(example.getValue()).path("value")))
                .toList();
    }

    @Test
    void thereAreExamplesOfEveryBody() {
        assertThat(examples()).hasSizeGreaterThan(40);
        assertThat(operations())
                .flatExtracting(OpenApiTest::bodies)
                .flatExtracting(content -> content.properties())
                .filteredOn(type -> type.getKey().equals("application/json"))
                .extracting(type -> type.getValue().path("schema").path("$ref").asText())
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleFitsItsSchema(Example example) {
        assertThat(DOCUMENT.problems(example.schema(), example.value())).isEmpty();
    }

    private static List<JsonNode> submissions() {
        JsonNode body = DOCUMENT.document().at("/paths/~1api~1v1~1tasks/post/requestBody/content/application~1json");
        List<JsonNode> submissions = new ArrayList<>();
        body.path("examples").forEach(example -> submissions.add(example.path("value")));
        assertThat(submissions).hasSizeGreaterThan(2);
        return submissions;
    }

    @ParameterizedTest
    @MethodSource("submissions")
    void everyExampleOfASubmissionIsTakenAndDone(JsonNode submission) {
        JsonNode task = api.ended(api.submitted(submission));

        assertThat(task.path("status").asText()).as("%s", task).isEqualTo("completed");
        assertThat(task.path("result").asText()).contains("391");
    }

    // ---------------------------------------------------------------- answers

    @Test
    void theDocumentIsServedAsItIsKept() {
        assertThat(api.send("GET", "/openapi.json", "").json()).isEqualTo(DOCUMENT.document());
        assertThat(api.get("/openapi.json").json()).isEqualTo(DOCUMENT.document());
    }

    /** Each of these answers is held against the document where it comes in. */
    @Test
    void answersAboutATaskAreAsDescribed() throws Exception {
        String id = api.submit("What is 6 * 7?");
        api.ended(id);

        assertThat(api.get("/tasks?limit=3").status()).isEqualTo(200);
        assertThat(api.get("/tasks/" + id + "/steps").status()).isEqualTo(200);
        assertThat(api.get("/tasks/" + id + "/events").status()).isEqualTo(200);
        assertThat(Api.stream(URI.create(api.base() + "/tasks/" + id + "/events")))
                .isNotEmpty();
        assertThat(Api.stream(URI.create(api.base() + "/tasks/" + id + "/events?after=99")))
                .isEmpty();
        assertThat(api.get("/agents/nobody/memories").status()).isEqualTo(200);
    }

    @Test
    void whatIsNotAsDescribedIsFound() {
        String path = "/api/v1/tasks/task_00000000-0000-0000-0000-000000000000";
        String problem = Json.write(api.send("GET", path, "").json());

        assertThat(DOCUMENT.problems("GET", path, 404, "application/problem+json", problem))
                .isEmpty();
        assertThat(DOCUMENT.problems("GET", path, 418, "application/problem+json", problem))
                .hasSize(1);
        assertThat(DOCUMENT.problems("GET", path, 404, "text/plain", problem)).hasSize(1);
        assertThat(DOCUMENT.problems("GET", path, 404, "application/problem+json", "{}"))
                .hasSize(5);
        assertThat(DOCUMENT.problems(
                        "GET", path, 404, "application/problem+json", problem.replace("{", "{\"colour\":1,")))
                .hasSize(1);
        assertThat(DOCUMENT.problems("DELETE", "/api/v1/agents/a/memories", 204, "", "x"))
                .hasSize(1);
    }
}
