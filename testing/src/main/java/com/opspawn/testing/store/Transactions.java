package com.opspawn.testing.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Writes several items, or none. */
final class Transactions {
    private static final int MAX_ITEMS = 100;
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final CancellationReason NONE =
            CancellationReason.builder().code("None").build();

    private final Tables tables;
    private final WriteReader reader;
    private final ClientTokens tokens;

    Transactions(Tables tables, WriteReader reader, ClientTokens tokens) {
        this.tables = tables;
        this.reader = reader;
        this.tokens = tokens;
    }

    void write(TransactWriteItemsRequest request) {
        Supported.only(Supported.TRANSACTION, request);
        List<TransactWriteItem> items = request.transactItems();
        checkCount(items.size());
        List<Write> writes = items.stream().map(this::read).toList();
        checkDistinct(writes);
        checkPayload(writes);
        if (!tokens.knows(request.clientRequestToken(), items)) {
            allOrNothing(writes);
            tokens.remember(request.clientRequestToken(), items);
        }
    }

    private static void checkCount(int count) {
        if (count == 0) {
            throw Refusals.invalid("Value [] at 'transactItems' failed to satisfy constraint: Member must have length"
                    + " greater than or equal to 1");
        }
        if (count > MAX_ITEMS) {
            throw Refusals.invalid("Member must have length less than or equal to 100");
        }
    }

    private static void checkDistinct(List<Write> writes) {
        record Place(Table table, Map<String, AttributeValue> key) {}
        Set<Place> places = new HashSet<>();
        for (Write write : writes) {
            if (!places.add(new Place(write.table(), write.key()))) {
                throw Refusals.invalid("Transaction request cannot include multiple operations on one item");
            }
        }
    }

    private static void checkPayload(List<Write> writes) {
        int payload = 0;
        for (Write write : writes) {
            payload += write.payload();
            if (payload > MAX_BYTES) {
                throw Refusals.invalid("Transaction payload size cannot exceed 4MB. Payload Size: " + payload);
            }
        }
    }

    private static void allOrNothing(List<Write> writes) {
        List<Write.Outcome> outcomes = new ArrayList<>();
        List<CancellationReason> reasons = new ArrayList<>();
        for (Write write : writes) {
            try {
                outcomes.add(write.outcome());
                reasons.add(NONE);
            } catch (DynamoDbException e) {
                reasons.add(Refusals.reason(e));
            }
        }
        if (outcomes.size() < writes.size()) {
            throw Refusals.cancelled(reasons);
        }
        outcomes.forEach(Write.Outcome::store);
    }

    private Write read(TransactWriteItem item) {
        long actions = Stream.of(item.put(), item.update(), item.delete(), item.conditionCheck())
                .filter(action -> action != null)
                .count();
        if (actions > 1) {
            throw Refusals.invalid("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        if (item.put() != null) {
            return put(item.put());
        }
        if (item.update() != null) {
            return update(item.update());
        }
        if (item.delete() != null) {
            return delete(item.delete());
        }
        if (item.conditionCheck() != null) {
            return check(item.conditionCheck());
        }
        throw Refusals.invalid("Invalid Request: TransactWriteRequest should contain Delete or Put or Update request");
    }

    private Write put(Put put) {
        Supported.only(Supported.PUT, put);
        Terms terms = new Terms(
                put.conditionExpression(),
                put.expressionAttributeNames(),
                put.expressionAttributeValues(),
                put.returnValuesOnConditionCheckFailure());
        return reader.put(tables.named(put.tableName()), put.item(), terms);
    }

    private Write update(Update update) {
        Supported.only(Supported.UPDATE, update);
        Terms terms = new Terms(
                update.conditionExpression(),
                update.expressionAttributeNames(),
                update.expressionAttributeValues(),
                update.returnValuesOnConditionCheckFailure());
        return reader.update(tables.named(update.tableName()), update.key(), update.updateExpression(), terms);
    }

    private Write delete(Delete delete) {
        Supported.only(Supported.DELETE, delete);
        Terms terms = new Terms(
                delete.conditionExpression(),
                delete.expressionAttributeNames(),
                delete.expressionAttributeValues(),
                delete.returnValuesOnConditionCheckFailure());
        return reader.delete(tables.named(delete.tableName()), delete.key(), terms);
    }

    private Write check(ConditionCheck check) {
        Supported.only(Supported.DELETE, check);
        Terms terms = new Terms(
                check.conditionExpression(),
                check.expressionAttributeNames(),
                check.expressionAttributeValues(),
                check.returnValuesOnConditionCheckFailure());
        return reader.check(tables.named(check.tableName()), check.key(), terms);
    }
}
