package com.opspawn.task.dynamodb;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/** An empty table as {@code template.yaml} describes it, in DynamoDB Local within this JVM, which all tables share. */
public record LocalTable(DynamoDbClient client, String name) {
    private static final DynamoDbClient CLIENT = DynamoDBEmbedded.create().dynamoDbClient();
    private static final AtomicInteger TABLES = new AtomicInteger();

    public static LocalTable create() {
        String name = "opspawn-" + TABLES.incrementAndGet();
        CLIENT.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        Stream.of("PK", "SK", "created_key", "tenant_key", "status_key", "agent_key", "pending_key")
                                .map(LocalTable::attribute)
                                .toList())
                .keySchema(key("PK", "SK"))
                .globalSecondaryIndexes(
                        index("by_tenant", "tenant_key"),
                        index("by_status", "status_key"),
                        index("by_agent", "agent_key"),
                        index("pending", "pending_key")));
        return new LocalTable(CLIENT, name);
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static List<KeySchemaElement> key(String hash, String range) {
        return Arrays.asList(
                KeySchemaElement.builder()
                        .attributeName(hash)
                        .keyType(KeyType.HASH)
                        .build(),
                KeySchemaElement.builder()
                        .attributeName(range)
                        .keyType(KeyType.RANGE)
                        .build());
    }

    private static GlobalSecondaryIndex index(String name, String hash) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key(hash, "created_key"))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }
}
