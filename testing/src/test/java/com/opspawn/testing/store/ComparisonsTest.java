package com.opspawn.testing.store;

import static com.opspawn.task.dynamodb.Keys.string;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.task.Samples;
import com.opspawn.task.dynamodb.LocalTable;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Each pair of values compares as it does in DynamoDB Local. */
final class ComparisonsTest {
    private static final LocalTable LOCAL = LocalTable.create();
    private static final MemoryDynamoDb MEMORY =
            new MemoryDynamoDb(InstantSource.fixed(Samples.NOON), TableDefinition.opspawn(LOCAL.name()));
    private static final List<AttributeValue> VALUES = Stream.concat(
                    Stream.of("-10", "-9", "-0.5", "0", "0.00", "9", "10", "1.5", "1.50")
                            .map(AttributeValue::fromN),
                    Stream.of(
                            string(""),
                            string("10"),
                            string("9"),
                            string("9a"),
                            string("\uFB01"),
                            string("👋"),
                            bytes(1),
                            bytes(200),
                            bytes(200, 1),
                            AttributeValue.fromBool(true),
                            AttributeValue.fromBool(false),
                            AttributeValue.fromNul(true),
                            AttributeValue.fromL(List.of(string("a"))),
                            AttributeValue.fromM(Map.of("a", string("a")))))
            .toList();

    private static AttributeValue bytes(int... bytes) {
        byte[] array = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            array[i] = (byte) bytes[i];
        }
        return AttributeValue.fromB(SdkBytes.fromByteArray(array));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = :v",
                "x <> :v",
                "x < :v",
                "x <= :v",
                "x > :v",
                "x >= :v",
                "begins_with(x, :v)",
                "x BETWEEN :v AND :v",
                "nothing = :v",
                "nothing <> :v",
                "NOT nothing > :v",
                "attribute_exists(nothing) OR x = :v AND NOT x <> :v"
            })
    void everyPairOfValuesComparesAsInDynamoDb(String condition) {
        for (AttributeValue stored : VALUES) {
            Map<String, AttributeValue> item = new HashMap<>(Map.of("PK", string("c"), "SK", string("c"), "x", stored));
            for (DynamoDbClient client : List.of(LOCAL.client(), MEMORY)) {
                client.putItem(put -> put.tableName(LOCAL.name()).item(item));
            }
            for (AttributeValue given : VALUES) {
                assertThat(holds(MEMORY, condition, given))
                        .as("%s with x %s and :v %s", condition, stored, given)
                        .isEqualTo(holds(LOCAL.client(), condition, given));
            }
        }
    }

    /** By a write that changes nothing. */
    private static Answer holds(DynamoDbClient client, String condition, AttributeValue given) {
        return Answer.of(() -> client.updateItem(update -> update.tableName(LOCAL.name())
                        .key(Map.of("PK", string("c"), "SK", string("c")))
                        .updateExpression("REMOVE nothing")
                        .conditionExpression(condition)
                        .expressionAttributeValues(Map.of(":v", given))))
                .withoutMessage();
    }
}
