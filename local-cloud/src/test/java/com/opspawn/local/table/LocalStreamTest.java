package com.opspawn.local.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.opspawn.aws.AwsClients;
import com.opspawn.local.change.ChangeFeed;
import com.opspawn.local.change.ChangeFeed.Change;
import com.opspawn.local.template.TableSpec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Changes of a table of DynamoDB Local. */
class LocalStreamTest {
    private static final TableSpec PLAIN = new TableSpec(
            "Table",
            "opspawn-Table",
            Map.of("PK", "S"),
            new TableSpec.Key("PK", Optional.empty()),
            List.of(),
            Optional.empty());
    private static final TableSpec TABLE = new TableSpec(
            "Table",
            "opspawn-Table",
            Map.of("PK", "S"),
            new TableSpec.Key("PK", Optional.empty()),
            List.of(),
            Optional.empty(),
            Optional.of("NEW_AND_OLD_IMAGES"));

    private static TableService start(Optional<Path> directory) throws Exception {
        ServerSocketChannel listening =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        return TableService.start(listening, directory);
    }

    private static DynamoDbClient client(TableService service) {
        return AwsClients.dynamoDb(Map.of(
                "AWS_REGION",
                "us-east-1",
                "AWS_ENDPOINT_URL_DYNAMODB",
                service.url().toString()));
    }

    private static void put(DynamoDbClient client, String key, String value) {
        client.putItem(request -> request.tableName(TABLE.name())
                .item(Map.of("PK", AttributeValue.fromS(key), "value", AttributeValue.fromS(value))));
    }

    private static List<String> values(List<Change> changes) {
        return changes.stream()
                .map(change -> change.record().at("/dynamodb/NewImage/value/S").asText())
                .toList();
    }

    private static Optional<String> last(List<Change> changes) {
        return Optional.of(changes.getLast().sequence());
    }

    @Test
    void changesComeInOrderFromAnyPlaceOnWithBothImages() throws Exception {
        try (TableService service = start(Optional.empty());
                DynamoDbClient client = client(service)) {
            service.create(List.of(TABLE));
            ChangeFeed feed = service.changes(TABLE);
            assertThat(feed.read(Optional.empty(), 10)).isEmpty();
            put(client, "a", "1");
            put(client, "a", "2");
            put(client, "b", "3");

            List<Change> first = feed.read(Optional.empty(), 2);
            List<Change> second = feed.read(last(first), 2);

            assertThat(values(first)).containsExactly("1", "2");
            assertThat(values(second)).containsExactly("3");
            assertThat(feed.read(last(second), 2)).isEmpty();
            put(client, "c", "4");
            assertThat(values(feed.read(last(second), 2))).containsExactly("4");
            assertThat(values(feed.read(last(first), 9))).containsExactly("3", "4");
            JsonNode record = first.get(1).record();
            assertThat(record.path("eventName").asText()).isEqualTo("MODIFY");
            assertThat(record.path("eventSourceARN").asText()).isEqualTo(TABLE.streamArn());
            assertThat(record.at("/dynamodb/Keys/PK/S").asText()).isEqualTo("a");
            assertThat(record.at("/dynamodb/OldImage/value/S").asText()).isEqualTo("1");
            assertThat(first.get(0).record().at("/dynamodb").has("OldImage")).isFalse();
        }
    }

    @Test
    void everyTypeOfValueIsWrittenAsLambdaWritesIt() throws Exception {
        try (TableService service = start(Optional.empty());
                DynamoDbClient client = client(service)) {
            service.create(List.of(TABLE));
            client.putItem(request -> request.tableName(TABLE.name())
                    .item(Map.of(
                            "PK", AttributeValue.fromS("a"),
                            "number", AttributeValue.fromN("1.50"),
                            "bytes", AttributeValue.fromB(SdkBytes.fromUtf8String("hi")),
                            "flag", AttributeValue.fromBool(true),
                            "nothing", AttributeValue.fromNul(true),
                            "list", AttributeValue.fromL(List.of(AttributeValue.fromN("1"))),
                            "map", AttributeValue.fromM(Map.of("x", AttributeValue.fromS("y"))),
                            "texts", AttributeValue.fromSs(List.of("z")))));

            JsonNode image = service.changes(TABLE)
                    .read(Optional.empty(), 1)
                    .getFirst()
                    .record()
                    .at("/dynamodb/NewImage");

            assertThat(image).isEqualTo(new ObjectMapper().readTree("""
                {"PK": {"S": "a"}, "number": {"N": "1.5"}, "bytes": {"B": "aGk="}, "flag": {"BOOL": true},
                 "nothing": {"NULL": true}, "list": {"L": [{"N": "1"}]}, "map": {"M": {"x": {"S": "y"}}},
                 "texts": {"SS": ["z"]}}
                """));
        }
    }

    @Test
    void aTableOfAnEarlierVersionGetsItsStreamAndItsPlacesOutliveTheProcess(@TempDir Path directory) throws Exception {
        Optional<String> place;
        try (TableService service = start(Optional.of(directory));
                DynamoDbClient client = client(service)) {
            service.create(List.of(PLAIN));
            put(client, "a", "before");
            service.create(List.of(TABLE));
            put(client, "a", "1");
            place = last(service.changes(TABLE).read(Optional.empty(), 10));
            put(client, "a", "2");
        }
        try (TableService service = start(Optional.of(directory));
                DynamoDbClient client = client(service)) {
            service.create(List.of(TABLE));
            put(client, "a", "3");

            assertThat(values(service.changes(TABLE).read(place, 10))).containsExactly("2", "3");
        }
    }
}
