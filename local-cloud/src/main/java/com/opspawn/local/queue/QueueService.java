package com.opspawn.local.queue;

import com.opspawn.local.template.Account;
import com.opspawn.local.template.QueueSpec;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.List$;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** ElasticMQ with the template's queues. */
public final class QueueService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Config QUIET = ConfigFactory.parseString("""
        pekko.loglevel = "OFF"
        pekko.stdout-loglevel = "OFF"
        pekko.loggers = []
        pekko.log-dead-letters = off
        pekko.daemonic = on
        pekko.jvm-shutdown-hooks = off
        pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
        """);

    private final ActorSystem actors;
    private final Optional<QueueDatabase> database;
    private final SQSRestServer server;
    private final SqsClient client;

    private QueueService(ActorSystem actors, Optional<QueueDatabase> database, SQSRestServer server, SqsClient client) {
        this.actors = actors;
        this.database = database;
        this.server = server;
        this.client = client;
    }

    /**
     * Starts ElasticMQ on 127.0.0.1.
     *
     * @param directory an existing directory for its database; memory where absent
     * @throws Exception where the port is taken or the database cannot be opened
     */
    public static QueueService start(URI url, Optional<Path> directory) throws Exception {
        Optional<QueueDatabase> database = directory.map(QueueDatabase::open);
        ActorSystem actors = ActorSystem.create("queues", QUIET.withFallback(ConfigFactory.load()));
        try {
            Option<ActorRef> store =
                    Option.apply(database.map(open -> store(actors, open)).orElse(null));
            ActorRef queues = actors.actorOf(Props.create(
                    QueueManagerActor.class,
                    () -> new QueueManagerActor(new NowProvider(), StrictSQSLimits$.MODULE$, store)));
            if (store.isDefined()) {
                restore(store.get(), queues);
            }
            SQSRestServer server = builder(url, actors, queues, store).start();
            server.waitUntilStarted();
            return new QueueService(actors, database, server, QueueClient.of(url));
        } catch (Exception e) {
            end(actors, database);
            throw e;
        }
    }

    private static ActorRef store(ActorSystem actors, QueueDatabase database) {
        return actors.actorOf(Props.create(
                SqlQueuePersistenceActor.class,
                () -> new SqlQueuePersistenceActor(database.config(), List$.MODULE$.empty())));
    }

    private static void restore(ActorRef store, ActorRef queues) throws Exception {
        Patterns.ask(store, new QueueEvent.Restore(queues), PATIENCE)
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static TheSQSRestServerBuilder builder(
            URI url, ActorSystem actors, ActorRef queues, Option<ActorRef> store) {
        TheSQSRestServerBuilder builder = SQSRestServerBuilder.withActorSystem(actors)
                .withQueueManagerActor(queues)
                .withInterface(url.getHost())
                .withPort(url.getPort())
                .withServerAddress(new NodeAddress(url.getScheme(), url.getHost(), url.getPort(), ""))
                .withAWSRegion(Account.REGION)
                .withAWSAccountId(Account.ID);
        return store.isDefined() ? builder.withQueueEventListener(store.get()) : builder;
    }

    /** Creates the queues, or gives those that are there the attributes of the template. */
    public void create(List<QueueSpec> queues) {
        queues.forEach(queue -> ensure(queue.name(), attributes(queue)));
        // Only now does every dead-letter queue exist.
        queues.forEach(queue -> queue.redrive()
                .ifPresent(redrive -> client.setQueueAttributes(request -> request.queueUrl(url(queue.name()))
                        .attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy(redrive))))));
    }

    private void ensure(String name, Map<QueueAttributeName, String> attributes) {
        try {
            String url = client.getQueueUrl(request -> request.queueName(name)).queueUrl();
            client.setQueueAttributes(request -> request.queueUrl(url).attributes(attributes));
        } catch (QueueDoesNotExistException e) {
            client.createQueue(request -> request.queueName(name).attributes(attributes));
        }
    }

    private static Map<QueueAttributeName, String> attributes(QueueSpec queue) {
        Map<QueueAttributeName, String> attributes = new HashMap<>();
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(queue.visibilityTimeout()));
        attributes.put(QueueAttributeName.DELAY_SECONDS, seconds(queue.delay()));
        attributes.put(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, seconds(queue.receiveWait()));
        return attributes;
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    private static String policy(QueueSpec.Redrive redrive) {
        return "{\"deadLetterTargetArn\":\"" + redrive.deadLetterArn() + "\",\"maxReceiveCount\":"
                + redrive.maxReceiveCount() + "}";
    }

    public String url(String name) {
        return client.getQueueUrl(request -> request.queueName(name)).queueUrl();
    }

    /** Does not wait for polls that are open, which ElasticMQ would for up to 20 seconds. */
    @Override
    public void close() {
        client.close();
        server.stopAndGetFuture().apply();
        end(actors, database);
    }

    private static void end(ActorSystem actors, Optional<QueueDatabase> database) {
        actors.terminate();
        actors.getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        database.ifPresent(QueueDatabase::close);
    }
}
