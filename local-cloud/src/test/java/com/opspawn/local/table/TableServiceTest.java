package com.opspawn.local.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.local.ForkedJvm;
import com.opspawn.local.template.TableSpec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class TableServiceTest {
    private static final TableSpec TABLE = new TableSpec(
            "Table",
            "opspawn-Table",
            Map.of("PK", "S", "SK", "S", "owner", "S"),
            new TableSpec.Key("PK", Optional.of("SK")),
            List.of(new TableSpec.Index(
                    "by_owner", new TableSpec.Key("owner", Optional.of("SK")), "KEYS_ONLY", List.of())),
            Optional.of("expires_at"));
    private static final Map<String, AttributeValue> KEY =
            Map.of("PK", AttributeValue.fromS("a"), "SK", AttributeValue.fromS("b"));

    @Test
    void aTableIsMadeAsTheTemplateSays() throws Exception {
        try (TableService service = start(Optional.empty());
                DynamoDbClient client = client(service.url())) {
            service.create(List.of(TABLE));

            TableDescription made = client.describeTable(request -> request.tableName(TABLE.name()))
                    .table();
            assertThat(made.keySchema()).extracting("attributeName").containsExactly("PK", "SK");
            assertThat(made.globalSecondaryIndexes()).extracting("indexName").containsExactly("by_owner");
            assertThat(client.describeTimeToLive(request -> request.tableName(TABLE.name()))
                            .timeToLiveDescription()
                            .timeToLiveStatus())
                    .isEqualTo(TimeToLiveStatus.ENABLED);
            assertThat(service.url().getHost()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void warmingUpChangesNothing() throws Exception {
        TableSpec numbers = table("Numbers", Map.of("PK", "N"), Optional.empty());
        TableSpec bytes = table("Bytes", Map.of("PK", "S", "SK", "B"), Optional.of("SK"));
        List<TableSpec> tables = List.of(TABLE, numbers, bytes);
        Map<String, AttributeValue> taken = Map.of("PK", AttributeValue.fromN("-1"));
        try (TableService service = start(Optional.empty());
                DynamoDbClient client = client(service.url())) {
            service.create(tables);
            client.putItem(request -> request.tableName("Numbers").item(taken));

            service.warmUp(tables);

            assertThat(tables)
                    .flatExtracting(table -> client.scan(request -> request.tableName(table.name()))
                            .items())
                    .containsExactly(taken);
        }
    }

    private static TableSpec table(String name, Map<String, String> attributes, Optional<String> range) {
        return new TableSpec(name, name, attributes, new TableSpec.Key("PK", range), List.of(), Optional.empty());
    }

    @Test
    void anAcknowledgedWriteSurvivesSigkill(@TempDir Path directory) throws Exception {
        assertThat(ForkedJvm.killedAfterItsLine(Writer.class, directory.toString()))
                .isEqualTo("acknowledged");

        try (TableService service = start(Optional.of(directory));
                DynamoDbClient client = client(service.url())) {
            service.create(List.of(TABLE));

            assertThat(client.getItem(request -> request.tableName(TABLE.name()).key(KEY))
                            .item())
                    .isEqualTo(KEY);
        }
    }

    /** Writes one item, says so, and waits to be killed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            try (TableService service = start(Optional.of(Path.of(arguments[0])));
                    DynamoDbClient client = client(service.url())) {
                service.create(List.of(TABLE));
                client.putItem(request -> request.tableName(TABLE.name()).item(KEY));
                System.out.println("acknowledged");
                Thread.currentThread().join();
            }
        }
    }

    /** SQLite has a journal beside its file from a transaction's first write until its commit is done. */
    @Test
    void aTransactionIsCommittedBeforeItIsAnswered(@TempDir Path directory) throws Exception {
        CommittedTransactions database = new CommittedTransactions(Optional.of(directory));
        try {
            database.createTable("a", "b", TableRequests.create(TABLE));

            for (int i = 0; i < 20; i++) {
                database.transactWriteItems("a", "b", largeTransaction(i));

                assertThat(directory.toFile().list()).containsExactly("shared-local-instance.db");
            }
        } finally {
            database.shutdown();
        }
    }

    private static TransactWriteItemsRequest largeTransaction(int number) {
        List<TransactWriteItem> items = IntStream.range(0, 50)
                .mapToObj(item -> put("b" + number + "." + item, "x".repeat(10_000)))
                .toList();
        return TransactWriteItemsRequest.builder().transactItems(items).build();
    }

    private static TransactWriteItem put(String sortKey, String text) {
        Map<String, AttributeValue> item = Map.of(
                "PK", AttributeValue.fromS("a"),
                "SK", AttributeValue.fromS(sortKey),
                "text", AttributeValue.fromS(text));
        return TransactWriteItem.builder()
                .put(put -> put.tableName(TABLE.name()).item(item))
                .build();
    }

    private static TableService start(Optional<Path> directory) throws Exception {
        ServerSocketChannel listening = ServerSocketChannel.open();
        return TableService.start(
                listening.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0)), directory);
    }

    private static DynamoDbClient client(URI url) {
        return DynamoDbClient.builder()
                .endpointOverride(url)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
