package com.opspawn.testing.store;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Tables as they are described to clients. */
final class Descriptions {
    private Descriptions() {}

    static TableDescription of(Table table) {
        TableDefinition definition = table.definition();
        return TableDescription.builder()
                .tableName(definition.name())
                .tableStatus(TableStatus.ACTIVE)
                .keySchema(schema(definition.key()))
                .attributeDefinitions(attributes(definition))
                .globalSecondaryIndexes(
                        definition.indexes().stream().map(Descriptions::index).toList())
                .itemCount((long) table.all().size())
                .build();
    }

    private static List<AttributeDefinition> attributes(TableDefinition definition) {
        return Stream.concat(
                        Stream.of(definition.key()),
                        definition.indexes().stream().map(TableDefinition.Index::key))
                .flatMap(key -> Stream.of(key.hash(), key.range()))
                .distinct()
                .map(name -> AttributeDefinition.builder()
                        .attributeName(name)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .toList();
    }

    private static List<KeySchemaElement> schema(TableDefinition.Key key) {
        return List.of(element(key.hash(), KeyType.HASH), element(key.range(), KeyType.RANGE));
    }

    private static KeySchemaElement element(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static GlobalSecondaryIndexDescription index(TableDefinition.Index index) {
        return GlobalSecondaryIndexDescription.builder()
                .indexName(index.name())
                .indexStatus(IndexStatus.ACTIVE)
                .keySchema(schema(index.key()))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }
}
