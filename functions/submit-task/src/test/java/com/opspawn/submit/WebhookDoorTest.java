package com.opspawn.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.FieldProblem;
import com.opspawn.json.Json;
import com.opspawn.settings.Environment;
import com.opspawn.task.Webhook;
import com.opspawn.webhook.WebhookNetwork;
import com.opspawn.webhook.Webhooks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A task's own webhook, where it comes in. */
final class WebhookDoorTest {
    private static final Webhooks WEBHOOKS = Webhooks.read(
            new Environment(Map.of(Webhooks.SETTING, "{\"acme\": {\"signing_secret\": \"opspawn/acme\"}}")),
            WebhookNetwork.PUBLIC);

    private final Bench bench = new Bench();
    private final Submitter submitter = new Submitter(
            bench.store, bench.workflow, Clock.systemUTC(), UUID::randomUUID, WEBHOOKS, WebhookNetwork.PUBLIC);

    private SubmissionRequest submitted(String tenant, String webhook) {
        ObjectNode body = (ObjectNode)
                Json.parseOwn("{\"task_type\":\"agent_task\",\"prompt\":\"x\",\"webhook\":" + webhook + "}");
        return submitter.check(tenant, body, Optional.empty());
    }

    private List<String> problems(String tenant, String webhook) {
        return switch (submitted(tenant, webhook)) {
            case SubmissionRequest.Valid _ -> List.of();
            case SubmissionRequest.Invalid(List<FieldProblem> problems) ->
                problems.stream().map(FieldProblem::detail).toList();
        };
    }

    @Test
    void aWebhookThatItsTenantCanSignIsKeptAndNotShownInMessages() {
        SubmissionRequest.Valid valid =
                (SubmissionRequest.Valid) submitted("acme", "{\"url\":\"https://hooks.example/x?k=hush\"}");

        assertThat(valid.submission().webhook()).contains(new Webhook("https://hooks.example/x?k=hush"));
        assertThat(valid.submission().toString()).doesNotContain("hush");
    }

    @Test
    void aWebhookThatNothingWouldSignIsRefusedAndTheTenantNamed() {
        assertThat(problems("zenith", "{\"url\":\"https://hooks.example/\"}"))
                .containsExactly(
                        "webhook.url could not be signed: tenant 'zenith' has no signing secret; set one for it"
                                + " in OPSPAWN_WEBHOOKS, or leave webhook out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                           | webhook.url is missing: say where to send to, or leave webhook out
        {"url": 5}                                   | webhook.url must be a string, but is number
        {"url": "http://hooks.example/"}             | webhook.url must start with https://: anybody on the way could read and change what http carries
        {"url": "https://169.254.169.254/"}          | webhook.url leads to 169.254.169.254, which is link-local, where clouds keep metadata and credentials
        {"url": "https://a.example/", "secret": "x"} | webhook.secret is no field here; there are url
        "https://a.example/"                         | webhook must be an object, but is string
        """)
    void whatLeadsNowhereIsRefusedInWords(String webhook, String problem) {
        assertThat(problems("acme", webhook)).containsExactly(problem);
    }
}
