package com.opspawn.memory.dynamodb;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/** An empty table with the keys of {@code template.yaml}, in DynamoDB Local within this JVM, which all tables share. */
record LocalMemoryTable(DynamoDbClient client, String name) {
    private static final DynamoDbClient CLIENT = DynamoDBEmbedded.create().dynamoDbClient();
    private static final AtomicInteger TABLES = new AtomicInteger();

    static LocalMemoryTable create() {
        String name = "memories-" + TABLES.incrementAndGet();
        create(CLIENT, name);
        return new LocalMemoryTable(CLIENT, name);
    }

    static void create(DynamoDbClient client, String name) {
        client.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(List.of(attribute("PK"), attribute("SK")))
                .keySchema(List.of(key("PK", KeyType.HASH), key("SK", KeyType.RANGE))));
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
