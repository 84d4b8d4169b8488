package com.opspawn.testing.store;

import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Which parts of a request are understood. What is not must never be passed over in silence. */
final class Supported {
    static final Set<String> PUT = Set.of(
            "TableName",
            "Item",
            "ConditionExpression",
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            "ReturnValues",
            "ReturnValuesOnConditionCheckFailure");
    static final Set<String> UPDATE = Set.of(
            "TableName",
            "Key",
            "UpdateExpression",
            "ConditionExpression",
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            "ReturnValues",
            "ReturnValuesOnConditionCheckFailure");
    static final Set<String> DELETE = Set.of(
            "TableName",
            "Key",
            "ConditionExpression",
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            "ReturnValues",
            "ReturnValuesOnConditionCheckFailure");
    static final Set<String> GET = Set.of("TableName", "Key", "ConsistentRead");
    static final Set<String> QUERY = Set.of(
            "TableName",
            "IndexName",
            "KeyConditionExpression",
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            "ProjectionExpression",
            "Select",
            "ScanIndexForward",
            "ConsistentRead",
            "Limit",
            "ExclusiveStartKey");
    static final Set<String> KEYS = Set.of("Keys", "ConsistentRead");
    static final Set<String> BATCH = Set.of("RequestItems");
    static final Set<String> TRANSACTION = Set.of("TransactItems", "ClientRequestToken");
    static final Set<String> DESCRIPTION = Set.of("TableName");

    private Supported() {}

    /** @throws UnsupportedOperationException naming the part that is not in the set */
    static void only(Set<String> supported, SdkPojo request) {
        for (SdkField<?> field : request.sdkFields()) {
            if (!supported.contains(field.memberName()) && isSet(field.getValueOrDefault(request))) {
                throw new UnsupportedOperationException("MemoryDynamoDb: "
                        + request.getClass().getSimpleName() + "." + field.memberName() + " is not supported");
            }
        }
    }

    private static boolean isSet(Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }
}
