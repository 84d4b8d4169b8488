package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.opspawn.local.LocalCloud;
import com.opspawn.local.Store;
import com.opspawn.local.function.FunctionEnvironment;
import com.opspawn.local.function.FunctionHost;
import com.opspawn.local.function.Invocation;
import com.opspawn.local.function.Outcome;
import com.opspawn.local.function.packaged.Sandboxes;
import com.opspawn.local.template.FunctionSpec;
import com.opspawn.local.template.Loaded;
import com.opspawn.local.template.TemplateReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file in {@code events/} is an event that its function takes from AWS's runtime client, out of its zip. */
@EnabledIfSystemProperty(named = Hosted.SETTING, matches = Hosted.PACKAGED)
final class PackagedEventsTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final String NO_SUCH_TASK = "task task_00000000-0000-4000-8000-000000000001: there is no such task";

    private record Played(String file, String function, Consumer<Outcome> check) {
        @Override
        public String toString() {
            return file;
        }
    }

    @TempDir
    private static Path directory;

    private static LocalCloud cloud;
    private static Sandboxes sandboxes;
    private static final List<String> LOG = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        cloud = LocalCloud.start(
                Hosted.options().withStore(Store.DYNAMODB_LOCAL).withoutQueues());
        sandboxes = Sandboxes.open(directory.resolve("sandboxes"), InstantSource.system(), LOG::add);
    }

    @AfterAll
    static void stop() {
        sandboxes.close();
        cloud.close();
    }

    private static List<Played> events() {
        return List.of(
                new Played("submit-task.json", "SubmitTaskFunction", http(201)),
                new Played("submit-queue.json", "SubmitQueueFunction", failures(List.of())),
                new Played("sweep-tasks.json", "SweepTasksFunction", answered("0")),
                new Played("get-task.json", "GetTaskFunction", http(404)),
                new Played("list-tasks.json", "GetTaskFunction", http(200)),
                new Played("list-steps.json", "GetTaskFunction", http(404)),
                new Played("list-events.json", "GetTaskFunction", http(404)),
                new Played("list-memories.json", "MemoriesFunction", http(200)),
                new Played("delete-memory.json", "MemoriesFunction", http(404)),
                new Played("delete-memories.json", "MemoriesFunction", http(204)),
                new Played("run-agent.json", "RunAgentFunction", failed(NO_SUCH_TASK)),
                new Played("record-failure.json", "RecordFailureFunction", failed(NO_SUCH_TASK)),
                new Played("record-stopped.json", "RecordStoppedFunction", failed(NO_SUCH_TASK)),
                // Nothing takes what these tell: that they hand it back shows that they understood the event.
                new Played(
                        "status-changes.json",
                        "StatusChangesFunction",
                        failures(List.of("4421584500000000017450439091"))),
                new Played(
                        "deliver-webhooks.json",
                        "DeliverWebhooksFunction",
                        failures(List.of("22222222-2222-4222-8222-222222222222"))));
    }

    @Test
    void everyFileIsPlayedHere() throws IOException {
        try (Stream<Path> files = Files.list(Target.ROOT.resolve("events"))) {
            assertThat(events())
                    .extracting(Played::file)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsTakenByThePackagedFunction(Played event) throws IOException {
        FunctionSpec function = function(event.function());
        String payload = Files.readString(Target.ROOT.resolve("events").resolve(event.file()));

        try (FunctionHost host = sandboxes.host(function, root -> variables(root, function))) {
            event.check().accept(host.invoke(new Invocation("played", function.arn(), payload)));
        }
    }

    private static FunctionSpec function(String id) {
        Loaded template = TemplateReader.read(Target.ROOT.resolve("template.yaml"), Map.of(), NOWHERE);
        return ((Loaded.Ready) template)
                .template().functions().stream()
                        .filter(function -> function.logicalId().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    private static Map<String, String> variables(Path root, FunctionSpec function) {
        Map<String, String> developer = Map.of(
                "OPSPAWN_MODEL", "demo",
                "OPSPAWN_EVENT_BUS", "",
                "OPSPAWN_WEBHOOK_QUEUE", NOWHERE + "/queue",
                "OPSPAWN_WEBHOOK_NETWORK", "loopback",
                "OPSPAWN_WEBHOOKS",
                        "{\"default\":{\"url\":\"http://127.0.0.1:1025/\",\"signing_secret\":\"whsec_"
                                + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"}}");
        Map<String, String> services = Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", cloud.dynamoDbUrl().orElseThrow().toString(),
                "AWS_ENDPOINT_URL_SFN", cloud.statesUrl().toString(),
                "AWS_ENDPOINT_URL_SQS", NOWHERE.toString());
        return new FunctionEnvironment(root, developer, Map.of(), services).of(function);
    }

    private static Consumer<Outcome> http(int status) {
        return outcome -> assertThat(payload(outcome).path("statusCode").asInt())
                .as("%s", outcome)
                .isEqualTo(status);
    }

    private static Consumer<Outcome> failures(List<String> identifiers) {
        return outcome -> assertThat(payload(outcome).path("batchItemFailures"))
                .as("%s", outcome)
                .extracting(failure -> failure.path("itemIdentifier").asText())
                .containsExactlyElementsOf(identifiers);
    }

    private static Consumer<Outcome> answered(String payload) {
        return outcome -> assertThat(payload(outcome)).isEqualTo(json(payload));
    }

    private static Consumer<Outcome> failed(String message) {
        return outcome -> assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failure -> assertThat(failure.error().errorMessage()).isEqualTo(message));
    }

    private static JsonNode payload(Outcome outcome) {
        if (outcome instanceof Outcome.Answered(String payload)) {
            return json(payload);
        }
        throw new AssertionError(outcome + "\n" + String.join("", LOG));
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
