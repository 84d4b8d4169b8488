package com.opspawn.benchmarks.count;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.aws.AwsClients;
import com.opspawn.benchmarks.count.Counts.Count;
import com.opspawn.json.Json;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class CountsTest {
    private static final byte[] ANSWER =
            "{\"ConsumedCapacity\":{\"TableName\":\"t\",\"CapacityUnits\":3.0}}".getBytes(StandardCharsets.UTF_8);

    @AfterEach
    void off() {
        Counting.turn(false);
        Counting.taken();
    }

    /** A DynamoDB that takes three units for anything. */
    private static void put(int times) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, ANSWER.length);
                exchange.getResponseBody().write(ANSWER);
            }
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try (DynamoDbClient client =
                AwsClients.dynamoDb(Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL_DYNAMODB", url))) {
            for (int i = 0; i < times; i++) {
                client.putItem(request -> request.tableName("t").item(Map.of("PK", AttributeValue.fromS("x"))));
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void everyRequestOfAnyClientIsCountedWithItsBytesAndItsCapacity() throws Exception {
        Counting.turn(true);
        put(2);

        Counts counts = Counting.taken().of("DynamoDb");
        assertThat(counts.counts()).singleElement().satisfies(count -> {
            assertThat(count.operation()).isEqualTo("PutItem");
            assertThat(count.requests()).isEqualTo(2);
            assertThat(count.sentBytes()).isPositive();
            assertThat(count.receivedBytes()).isEqualTo(2L * ANSWER.length);
            assertThat(count.writeUnits()).isEqualTo(6);
        });
        assertThat(Counting.taken().counts()).isEmpty();
    }

    @Test
    void nothingIsCountedWhileItIsOff() throws Exception {
        put(1);

        assertThat(Counting.taken().counts()).isEmpty();
    }

    @Test
    void countsTravelAsJsonAndAreSortedByFunctionAndKind() throws Exception {
        Counts counts = new Counts(List.of(
                new Count("A", "DynamoDb", "Query", 1, 2, 3, 4.5, 0, 0),
                new Count("B", "DynamoDb", "PutItem", 5, 6, 7, 0, 8.5, 0),
                new Count("B", "EventBridge", "PutEvents", 1, 1, 1, 0, 0, 3)));

        Counts read = Counts.read(Json.parse(Json.write(counts.json())));

        assertThat(read).isEqualTo(counts);
        assertThat(read.of("DynamoDb").reads().by("A").requests()).isEqualTo(1);
        assertThat(read.of("DynamoDb").writes().sum(Count::writeUnits)).isEqualTo(8.5);
        assertThat(read.of("EventBridge").sum(Count::events)).isEqualTo(3);
    }
}
