package com.opspawn.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.local.event.EventPattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The template of this repository. */
class RealTemplateTest {
    private static final Path ROOT = Path.of(System.getProperty("opspawn.root"));

    private final Template template = read(Map.of("Model", "openai/gpt"));

    private static Template read(Map<String, String> parameters) {
        return switch (TemplateReader.read(
                ROOT.resolve("template.yaml"), parameters, URI.create("http://127.0.0.1:9"))) {
            case Loaded.Ready(Template ready) -> ready;
            case Loaded.Refused(List<Problem> problems) -> throw new AssertionError(problems);
        };
    }

    @Test
    void nothingOfItIsRefused() {
        assertThat(template.functions())
                .extracting(FunctionSpec::logicalId)
                .contains("SubmitTaskFunction", "GetTaskFunction", "RunAgentFunction", "RecordFailureFunction");
        assertThat(template.notes())
                .containsExactly("The HTTP API asks for no credentials here: every caller is the development tenant.");
    }

    @Test
    void globalsParametersAndReferencesReachTheFunctions() {
        FunctionSpec submit = function("SubmitTaskFunction");
        assertThat(submit.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(submit.handler()).isEqualTo("com.opspawn.submit.SubmitTaskHandler::handleRequest");
        assertThat(submit.environment())
                .containsEntry("OPSPAWN_TABLE", "opspawn-Table")
                .containsEntry(
                        "OPSPAWN_STATE_MACHINE",
                        "arn:aws:states:us-east-1:000000000000:stateMachine:opspawn-RunTaskStateMachine");
        assertThat(function("RunAgentFunction").environment()).containsEntry("OPSPAWN_MODEL", "openai/gpt");
    }

    @Test
    void everyRouteOfTheApiAsksForASignatureUnlessThereIsAnIssuerOfTokens() {
        assertThat(guarded(template))
                .hasSizeGreaterThan(10)
                .extracting(HttpRoute::authorization)
                .containsOnly(new Authorization.Signed());

        Authorization token =
                new Authorization.Token("https://issuer.example/", List.of("opspawn", "console"), List.of());
        assertThat(guarded(read(Map.of("JwtIssuer", "https://issuer.example/", "JwtAudience", "opspawn,console"))))
                .hasSameSizeAs(guarded(template))
                .extracting(HttpRoute::authorization)
                .containsOnly(token);
    }

    /** All but those of the console's files and of the description, which hold nothing of anybody. */
    private static List<HttpRoute> guarded(Template template) {
        List<String> open = List.of("GET /", "GET /console/{proxy+}", "GET /openapi.json");
        return template.routes().stream()
                .filter(route -> !open.contains(route.key()))
                .toList();
    }

    @Test
    void theWorkflowInvokesAliases() {
        assertThat(template.stateMachines().getFirst().substitutions())
                .containsEntry(
                        "RunAgentFunction",
                        "arn:aws:lambda:us-east-1:000000000000:function:opspawn-RunAgentFunction:live");
    }

    @Test
    void theQueueRedrivesToItsDeadLetterQueue() {
        QueueSpec queue = template.queues().getFirst();
        assertThat(queue.visibilityTimeout()).isEqualTo(Duration.ofMinutes(3));
        assertThat(queue.redrive())
                .contains(new QueueSpec.Redrive("arn:aws:sqs:us-east-1:000000000000:opspawn-SubmitDeadLetterQueue", 5));
        assertThat(function("SubmitQueueFunction").events())
                .containsExactly(new EventSource.Messages(queue.arn(), 10, Duration.ZERO, true));
    }

    @Test
    void theTableHasItsKeysIndexesAndExpiry() {
        TableSpec table = template.tables().getFirst();
        assertThat(table.key()).isEqualTo(new TableSpec.Key("PK", Optional.of("SK")));
        assertThat(table.indexes())
                .extracting(TableSpec.Index::name)
                .containsExactly("by_tenant", "by_status", "by_agent", "pending");
        assertThat(table.ttlAttribute()).contains("expires_at");
        assertThat(table.stream()).contains("NEW_AND_OLD_IMAGES");
    }

    @Test
    void changesOfTasksAreFollowedAndNothingElse() {
        TableSpec table = template.tables().getFirst();
        EventSource.Changes changes =
                (EventSource.Changes) function("StatusChangesFunction").events().getFirst();

        assertThat(changes.streamArn()).isEqualTo(table.streamArn());
        assertThat(changes.partialFailures()).isTrue();
        assertThat(changes.bisect()).isTrue();
        assertThat(changes.onFailureArn()).contains(Account.queueArn("opspawn-NotifyDeadLetterQueue"));
        assertThat(changes.filters()).containsExactly(EventPattern.parse("""
            {"eventName":["INSERT","MODIFY"],"dynamodb":{"Keys":{"SK":{"S":["META"]}}}}
            """));
    }

    @Test
    void executionsThatWereStoppedAreRecordedAndThoseOfOtherWorkflowsAreNot() {
        FunctionSpec stopped = function("RecordStoppedFunction");

        assertThat(stopped.events())
                .containsExactly(
                        new EventSource.Events("opspawn-RecordStoppedFunctionStopped", EventPattern.parse("""
                            {"source":["aws.states"],"detail-type":["Step Functions Execution Status Change"],
                             "detail":{"stateMachineArn":["arn:aws:states:us-east-1:000000000000:stateMachine:opspawn-RunTaskStateMachine"],
                                       "status":["ABORTED","FAILED","TIMED_OUT"]}}
                            """)));
        assertThat(stopped.asynchronous())
                .isEqualTo(new FunctionSpec.Asynchronous(
                        2, Optional.of(Account.queueArn("opspawn-NotifyDeadLetterQueue"))));
    }

    @Test
    void withoutABusAndWebhooksNobodyFollowsOrLooks() {
        Template silent = read(Map.of("EventBus", ""));
        Template usual = read(Map.of());
        Template sending = read(Map.of("EventBus", "", "Webhooks", "{}"));

        assertThat(events(silent, "StatusChangesFunction")).isEmpty();
        assertThat(events(usual, "StatusChangesFunction")).hasSize(1);
        assertThat(events(usual, "DeliverWebhooksFunction")).isEmpty();
        assertThat(events(sending, "StatusChangesFunction")).hasSize(1);
        assertThat(events(sending, "DeliverWebhooksFunction"))
                .containsExactly(
                        new EventSource.Messages(Account.queueArn("opspawn-WebhookQueue"), 10, Duration.ZERO, true));
    }

    private static List<EventSource> events(Template template, String function) {
        return template.functions().stream()
                .filter(spec -> spec.logicalId().equals(function))
                .findFirst()
                .orElseThrow()
                .events();
    }

    private FunctionSpec function(String id) {
        return template.functions().stream()
                .filter(function -> function.logicalId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
