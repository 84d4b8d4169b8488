package com.opspawn.notify;

import com.opspawn.aws.AwsClients;
import com.opspawn.settings.Environment;
import com.opspawn.webhook.WebhookNetwork;
import com.opspawn.webhook.Webhooks;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What the handlers are made of. Clients are built when they are first needed: most stacks never need all of them. */
final class Wiring {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
    /** Well within the function's own time. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

    private Wiring() {}

    record Delivering(Delivery delivery, Patience patience, DeliverWebhooksHandler.Hiding hiding) {}

    static List<Outlet> outlets(Map<String, String> variables) {
        return outlets(variables, bus -> new EventBridgeOutlet(once(() -> eventBridge(variables)), bus));
    }

    /** With the host's own bus. */
    static List<Outlet> outlets(Map<String, String> variables, Bus bus) {
        return outlets(variables, _ -> new BusOutlet(bus));
    }

    private static List<Outlet> outlets(Map<String, String> variables, Function<String, Outlet> named) {
        Environment environment = new Environment(variables);
        WebhookNetwork network = WebhookNetwork.read(environment);
        Webhooks webhooks = Webhooks.read(environment, network);
        String queue = queue(environment);
        environment.check();
        List<Outlet> outlets = new ArrayList<>();
        environment.optional("OPSPAWN_EVENT_BUS").ifPresent(bus -> outlets.add(named.apply(bus)));
        if (!webhooks.isEmpty()) {
            outlets.add(new WebhookOutlet(webhooks, once(() -> sqs(variables)), queue));
        }
        return outlets;
    }

    static Delivering delivering(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        WebhookNetwork network = WebhookNetwork.read(environment);
        Webhooks webhooks = Webhooks.read(environment, network);
        String queue = queue(environment);
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        Patience patience = Patience.read(environment, random);
        environment.check();
        InstantSource clock = InstantSource.system();
        SigningKeys keys = new SigningKeys(webhooks, secrets(once(() -> secretsManager(variables))), clock);
        Post post = new Post(new Route(network, InetAddress::getAllByName), ANSWER_TIMEOUT);
        Supplier<SqsClient> sqs = once(() -> sqs(variables));
        return new Delivering(
                new Delivery(keys, post, network, clock),
                patience,
                (receipt, time) -> sqs.get()
                        .changeMessageVisibility(request -> request.queueUrl(queue)
                                .receiptHandle(receipt)
                                .visibilityTimeout(Math.toIntExact(time.toSeconds()))));
    }

    private static String queue(Environment environment) {
        return environment.required("OPSPAWN_WEBHOOK_QUEUE", "the URL of the queue that webhooks wait in");
    }

    private static UnaryOperator<String> secrets(Supplier<SecretsManagerClient> client) {
        return id -> Objects.requireNonNullElse(
                client.get().getSecretValue(request -> request.secretId(id)).secretString(), "");
    }

    private static EventBridgeClient eventBridge(Map<String, String> variables) {
        return AwsClients.configured(EventBridgeClient.builder(), "EVENTBRIDGE", CALL_TIMEOUT, variables)
                .build();
    }

    private static SqsClient sqs(Map<String, String> variables) {
        return AwsClients.configured(SqsClient.builder(), "SQS", CALL_TIMEOUT, variables)
                .build();
    }

    private static SecretsManagerClient secretsManager(Map<String, String> variables) {
        return AwsClients.configured(SecretsManagerClient.builder(), "SECRETS_MANAGER", CALL_TIMEOUT, variables)
                .build();
    }

    private static <T> Supplier<T> once(Supplier<T> make) {
        return new Once<>(make);
    }

    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> make;
        private @Nullable T made;

        Once(Supplier<T> make) {
            this.make = make;
        }

        @Override
        public synchronized T get() {
            T known = made;
            if (known == null) {
                known = make.get();
                made = known;
            }
            return known;
        }
    }
}
