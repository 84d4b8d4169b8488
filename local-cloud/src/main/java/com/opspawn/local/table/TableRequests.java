package com.opspawn.local.table;

import com.opspawn.local.template.TableSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** A table of the template as DynamoDB's requests. */
final class TableRequests {
    /** A key that no item has. */
    private static final String NOBODY = "opspawn#nobody";

    private TableRequests() {}

    static CreateTableRequest create(TableSpec table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(definitions(table))
                .keySchema(schema(table.key()));
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.indexes().stream().map(TableRequests::index).toList());
        }
        table.stream().ifPresent(view -> request.streamSpecification(stream(view)));
        return request.build();
    }

    private static StreamSpecification stream(String view) {
        return StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(view)
                .build();
    }

    static UpdateTableRequest streamed(String table, String view) {
        return UpdateTableRequest.builder()
                .tableName(table)
                .streamSpecification(stream(view))
                .build();
    }

    static UpdateTimeToLiveRequest expiry(String table, String attribute) {
        return UpdateTimeToLiveRequest.builder()
                .tableName(table)
                .timeToLiveSpecification(spec -> spec.attributeName(attribute).enabled(true))
                .build();
    }

    /** A transaction that takes away what is not there. */
    static TransactWriteItemsRequest nothing(TableSpec table) {
        Map<String, AttributeValue> key = new HashMap<>();
        key.put(table.key().hash(), value(table, table.key().hash()));
        table.key().range().ifPresent(range -> key.put(range, value(table, range)));
        Delete delete = Delete.builder()
                .tableName(table.name())
                .key(key)
                .conditionExpression("attribute_not_exists(#hash)")
                .expressionAttributeNames(Map.of("#hash", table.key().hash()))
                .build();
        return TransactWriteItemsRequest.builder()
                .transactItems(TransactWriteItem.builder().delete(delete).build())
                .build();
    }

    private static AttributeValue value(TableSpec table, String attribute) {
        return switch (table.attributeTypes().get(attribute)) {
            case "N" -> AttributeValue.fromN("-1");
            case "B" -> AttributeValue.fromB(SdkBytes.fromUtf8String(NOBODY));
            case null, default -> AttributeValue.fromS(NOBODY);
        };
    }

    private static List<AttributeDefinition> definitions(TableSpec table) {
        return table.attributeTypes().entrySet().stream()
                .map(attribute -> AttributeDefinition.builder()
                        .attributeName(attribute.getKey())
                        .attributeType(attribute.getValue())
                        .build())
                .toList();
    }

    private static List<KeySchemaElement> schema(TableSpec.Key key) {
        List<KeySchemaElement> schema = new ArrayList<>();
        schema.add(element(key.hash(), KeyType.HASH));
        key.range().ifPresent(range -> schema.add(element(range, KeyType.RANGE)));
        return schema;
    }

    private static KeySchemaElement element(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static GlobalSecondaryIndex index(TableSpec.Index index) {
        Projection.Builder projection = Projection.builder().projectionType(index.projection());
        if (!index.included().isEmpty()) {
            projection.nonKeyAttributes(index.included());
        }
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(schema(index.key()))
                .projection(projection.build())
                .build();
    }
}
