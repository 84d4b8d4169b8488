package com.opspawn.local.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.opspawn.aws.AwsClients;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** The bus behind its wire protocol, spoken by AWS's own client. */
class EventsServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID ID = new UUID(0, 7);

    private final List<String> given = new ArrayList<>();
    private final EventBus bus = new EventBus(
            List.of(new Rule("ours", EventPattern.parse("{\"source\":[\"opspawn\"]}"), given::add)), () -> ID);
    private final EventsServer server =
            EventsServer.start(bus, InstantSource.fixed(Instant.parse("2026-11-22T12:00:00.9Z")));
    private final EventBridgeClient client = AwsClients.configured(
                    EventBridgeClient.builder(),
                    "EVENTBRIDGE",
                    Duration.ofSeconds(10),
                    Map.of(
                            "AWS_REGION",
                            "us-east-1",
                            "AWS_ENDPOINT_URL_EVENTBRIDGE",
                            server.url().toString()))
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static PutEventsRequestEntry entry(String source, String detail) {
        return PutEventsRequestEntry.builder()
                .source(source)
                .detailType("Kind")
                .detail(detail)
                .resources("arn:x")
                .time(Instant.parse("2026-11-22T11:00:00Z"))
                .build();
    }

    @Test
    void anEventGoesToTheRulesThatMatchItAndNowhereElse() throws Exception {
        PutEventsResponse answer =
                client.putEvents(put -> put.entries(entry("opspawn", "{\"a\":1}"), entry("stranger", "{}")));

        assertThat(answer.failedEntryCount()).isZero();
        assertThat(answer.entries())
                .hasSize(2)
                .allMatch(entry -> entry.eventId().equals(ID.toString()));
        assertThat(given).hasSize(1);
        JsonNode event = JSON.readTree(given.getFirst());
        assertThat(event).isEqualTo(JSON.readTree("""
            {"version": "0", "id": "00000000-0000-0000-0000-000000000007", "detail-type": "Kind",
             "source": "opspawn", "account": "000000000000", "time": "2026-11-22T11:00:00Z",
             "region": "us-east-1", "resources": ["arn:x"], "detail": {"a": 1}}
            """));
    }

    @Test
    void aBadEntryIsRefusedAloneInAwssWords() {
        PutEventsResponse answer = client.putEvents(put ->
                put.entries(entry("opspawn", "{"), entry("", "{}"), entry("opspawn", "[]"), entry("opspawn", "{}")));

        assertThat(answer.failedEntryCount()).isEqualTo(3);
        assertThat(answer.entries())
                .extracting(entry -> String.valueOf(entry.errorCode()))
                .containsExactly("MalformedDetail", "InvalidArgument", "InvalidArgument", "null");
        assertThat(given).hasSize(1);
    }

    @Test
    void moreThanTenAreRefusedAndOtherOperationsAreUnknown() {
        List<PutEventsRequestEntry> eleven = Collections.nCopies(11, entry("opspawn", "{}"));

        assertThatThrownBy(() -> client.putEvents(put -> put.entries(eleven)))
                .isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("entries must be 1 to 10, and 1 MB together");
        assertThatThrownBy(() -> client.listRules(list -> {}))
                .isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("The operation 'AWSEvents.ListRules' is not supported");
        assertThat(given).isEmpty();
    }
}
