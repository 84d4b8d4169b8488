package com.opspawn.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.opspawn.settings.Environment;
import com.opspawn.webhook.WebhookNetwork;
import com.opspawn.webhook.WebhookUrl;
import com.opspawn.webhook.Webhooks;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeliverWebhooksHandlerTest {
    private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDbcvdvb3Nvdw=";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(
            DeliverWebhooksHandlerTest.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                if (method.getReturnType() == String.class) {
                    return method.getName();
                }
                throw new UnsupportedOperationException(method.getName());
            });
    /** Draws the middle of every spread. */
    private static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;

    private final Map<String, String> stored = new HashMap<>(Map.of("opspawn/webhooks", NEW + "\n" + OLD + "\n"));
    private final Map<String, Duration> hidden = Collections.synchronizedMap(new HashMap<>());
    private Instant now = NOW;
    private final SigningKeys keys = new SigningKeys(
            webhooks("{\"acme\": {\"signing_secret\": \"opspawn/webhooks\"}}"), this::secret, () -> now);

    private static Webhooks webhooks(String setting) {
        return Webhooks.read(new Environment(Map.of(Webhooks.SETTING, setting)), WebhookNetwork.LOOPBACK);
    }

    private String secret(String id) {
        if (!stored.containsKey(id)) {
            throw new IllegalStateException("no such secret");
        }
        return stored.get(id);
    }

    private DeliverWebhooksHandler handler(WebhookNetwork network, Route.Resolver resolver) {
        Post post = new Post(new Route(network, resolver), Duration.ofSeconds(1));
        return new DeliverWebhooksHandler(
                new Delivery(keys, post, network, () -> now),
                Patience.read(new Environment(Map.of()), MIDDLE),
                hidden::put);
    }

    private DeliverWebhooksHandler handler() {
        return handler(WebhookNetwork.LOOPBACK, InetAddress::getAllByName);
    }

    private static SQSMessage message(String url, int tries) {
        SQSMessage message = new SQSMessage();
        message.setMessageId("m-" + url.substring(url.lastIndexOf('/') + 1));
        message.setReceiptHandle("receipt-" + tries);
        message.setAttributes(Map.of("ApproximateReceiveCount", Integer.toString(tries)));
        message.setBody(new WebhookMessage("msg_1", "acme", "task_1", url, "{\"type\":\"task.completed\",\"n\":\"ä\"}")
                .write());
        return message;
    }

    private static List<String> failed(DeliverWebhooksHandler handler, SQSMessage... messages) {
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(messages));
        return handler.handleRequest(event, CONTEXT).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    @Test
    void aReceiverCanVerifyWhatItGetsWithTheOldSecretAndTheNew() throws IOException {
        try (Receiver receiver = new Receiver(204)) {
            assertThat(failed(handler(), message(receiver.url("/hook?k=1"), 1))).isEmpty();

            Receiver.Request request = receiver.requests.getFirst();
            assertThat(request.path()).isEqualTo("/hook?k=1");
            assertThat(request.id()).isEqualTo("msg_1");
            assertThat(request.timestamp()).isEqualTo(Long.toString(NOW.getEpochSecond()));
            assertThat(request.body()).isEqualTo("{\"type\":\"task.completed\",\"n\":\"ä\"}");
            assertThat(Receiver.verifies(request, NEW)).isTrue();
            assertThat(Receiver.verifies(request, OLD)).isTrue();
            assertThat(hidden).isEmpty();
        }
    }

    @Test
    void whatIsForgedDoesNotVerify() throws IOException {
        try (Receiver receiver = new Receiver(200)) {
            failed(handler(), message(receiver.url("/"), 1));

            Receiver.Request sent = receiver.requests.getFirst();
            String stranger = "whsec_" + "A".repeat(32);
            assertThat(Receiver.verifies(sent, stranger)).isFalse();
            assertThat(Receiver.verifies(
                            new Receiver.Request("/", "msg_2", sent.timestamp(), sent.signature(), sent.body()), NEW))
                    .isFalse();
            assertThat(Receiver.verifies(new Receiver.Request("/", sent.id(), "1", sent.signature(), sent.body()), NEW))
                    .isFalse();
            assertThat(Receiver.verifies(
                            new Receiver.Request("/", sent.id(), sent.timestamp(), sent.signature(), "{}"), NEW))
                    .isFalse();
        }
    }

    @Test
    void aReceiverThatFailsIsAskedAgainUntilItTakesItUnderTheSameId() throws IOException {
        try (Receiver receiver = new Receiver(500, 429, 200)) {
            DeliverWebhooksHandler handler = handler();
            String url = receiver.url("/hook");

            assertThat(failed(handler, message(url, 1))).containsExactly("m-hook");
            now = NOW.plusSeconds(10);
            assertThat(failed(handler, message(url, 2))).containsExactly("m-hook");
            assertThat(failed(handler, message(url, 3))).isEmpty();

            assertThat(hidden)
                    .isEqualTo(Map.of("receipt-1", Duration.ofSeconds(5), "receipt-2", Duration.ofMinutes(5)));
            assertThat(receiver.requests).extracting(Receiver.Request::id).containsOnly("msg_1");
            assertThat(receiver.requests)
                    .extracting(Receiver.Request::body)
                    .containsOnly(receiver.requests.getFirst().body());
            assertThat(receiver.requests.getLast().timestamp())
                    .isEqualTo(Long.toString(NOW.plusSeconds(10).getEpochSecond()));
            assertThat(Receiver.verifies(receiver.requests.getLast(), NEW)).isTrue();
        }
    }

    @Test
    void itIsTriedForAboutADayAndThenComesBackAtOnceToBePutAside() throws IOException {
        try (Receiver receiver = new Receiver(503)) {
            for (int tries = 1; tries <= 8; tries++) {
                failed(handler(), message(receiver.url("/"), tries));
            }
        }
        Duration day = hidden.values().stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(day).isBetween(Duration.ofHours(22), Duration.ofHours(26));
        assertThat(hidden.values()).allMatch(time -> time.compareTo(Duration.ofHours(12)) < 0);
        assertThat(hidden.get("receipt-8")).isZero();
    }

    @Test
    void whatFailedTogetherIsSpread() {
        Patience patience = Patience.read(new Environment(Map.of()), new Random(7));
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            waits.add(patience.after(2));
        }
        assertThat(waits).allMatch(wait -> wait.toSeconds() >= 240 && wait.toSeconds() <= 360);
        assertThat(waits.stream().distinct().count()).isGreaterThan(50);
    }

    @Test
    void aReceiverThatIsGoneIsSentItNoMore() throws IOException {
        try (Receiver receiver = new Receiver(410)) {
            assertThat(failed(handler(), message(receiver.url("/"), 1))).isEmpty();
            assertThat(hidden).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 301, 307, 400, 401, 404, 500})
    void nothingElseIsASuccessAndNoRedirectIsFollowed(int status) throws IOException {
        try (Receiver receiver = new Receiver(status, 200)) {
            assertThat(failed(handler(), message(receiver.url("/hook"), 1))).containsExactly("m-hook");
            assertThat(receiver.requests).extracting(Receiver.Request::path).containsExactly("/hook");
        }
    }

    @Test
    void aSlowReceiverDoesNotHoldUpTheOthersOfTheBatch() throws IOException {
        try (Receiver slow = new Receiver(0);
                Receiver quick = new Receiver(200)) {
            assertThat(failed(
                            handler(),
                            message(slow.url("/a"), 1),
                            message(slow.url("/b"), 2),
                            message(quick.url("/c"), 1)))
                    .containsExactlyInAnyOrder("m-a", "m-b");
            assertThat(quick.requests).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1", "169.254.169.254", "127.0.0.1"})
    void aNameThatLeadsToAnAddressThatIsNotPublicIsNotConnectedTo(String address) throws IOException {
        try (Receiver receiver = new Receiver(200)) {
            InetAddress bad = InetAddress.ofLiteral(address);
            InetAddress good = InetAddress.ofLiteral("8.8.8.8");
            DeliverWebhooksHandler handler = handler(WebhookNetwork.PUBLIC, _ -> new InetAddress[] {good, bad});

            assertThat(failed(handler, message("https://hooks.example/x", 1))).containsExactly("m-x");
            assertThat(receiver.requests).isEmpty();
            assertThat(new Post(
                                    new Route(WebhookNetwork.PUBLIC, _ -> new InetAddress[] {good, bad}),
                                    Duration.ofSeconds(1))
                            .send(
                                    WebhookUrl.parse("https://hooks.example/x?k=hush", WebhookNetwork.PUBLIC),
                                    Map.of(),
                                    ""))
                    .isInstanceOfSatisfying(
                            Answer.None.class,
                            none -> assertThat(none.why())
                                    .startsWith("refused hooks.example: " + address + " is ")
                                    .doesNotContain("hush"));
        }
    }

    @Test
    void whatCannotBeSignedWaitsLikeWhatCannotBeDelivered() throws IOException {
        stored.clear();
        try (Receiver receiver = new Receiver(200)) {
            assertThat(failed(handler(), message(receiver.url("/hook"), 1))).containsExactly("m-hook");
            assertThat(receiver.requests).isEmpty();
            assertThat(hidden).containsKey("receipt-1");
        }
    }

    @Test
    void aSecretThatChangesSignsFromThenOnAndOneThatCannotBeReadStays() {
        byte[] before = keys.of("acme").getFirst();
        stored.put("opspawn/webhooks", OLD);
        assertThat(keys.of("acme").getFirst()).isEqualTo(before);

        now = NOW.plus(SigningKeys.KEPT);
        assertThat(keys.of("acme")).hasSize(1);
        stored.clear();
        now = now.plus(SigningKeys.KEPT);
        assertThat(keys.of("acme")).hasSize(1);
    }
}
