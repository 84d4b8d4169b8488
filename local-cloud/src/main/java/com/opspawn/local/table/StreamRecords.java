package com.opspawn.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.local.change.ChangeFeed.Change;
import com.opspawn.local.template.Account;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/**
 * Writes a stream's records as the event that Lambda gives a function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">its shape</a>
 */
final class StreamRecords {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String streamArn;

    StreamRecords(String streamArn) {
        this.streamArn = streamArn;
    }

    Change change(Record record) {
        ObjectNode json = JSON.createObjectNode();
        json.put("eventID", record.eventID());
        json.put("eventName", record.eventNameAsString());
        json.put("eventVersion", record.eventVersion());
        json.put("eventSource", "aws:dynamodb");
        json.put("awsRegion", Account.REGION);
        json.set("dynamodb", stream(record.dynamodb()));
        json.put("eventSourceARN", streamArn);
        return new Change(record.dynamodb().sequenceNumber(), json);
    }

    private static ObjectNode stream(StreamRecord record) {
        ObjectNode json = JSON.createObjectNode();
        json.put(
                "ApproximateCreationDateTime",
                BigDecimal.valueOf(record.approximateCreationDateTime().getEpochSecond()));
        json.set("Keys", image(record.keys()));
        if (record.hasNewImage()) {
            json.set("NewImage", image(record.newImage()));
        }
        if (record.hasOldImage()) {
            json.set("OldImage", image(record.oldImage()));
        }
        json.put("SequenceNumber", record.sequenceNumber());
        json.put("SizeBytes", record.sizeBytes());
        json.put("StreamViewType", record.streamViewTypeAsString());
        return json;
    }

    private static ObjectNode image(Map<String, AttributeValue> item) {
        ObjectNode json = JSON.createObjectNode();
        item.forEach((name, value) -> json.set(name, value(value)));
        return json;
    }

    private static ObjectNode value(AttributeValue value) {
        ObjectNode json = JSON.createObjectNode();
        String type = value.type().name();
        JsonNode content = switch (value.type()) {
            case S -> json.textNode(value.s());
            case N -> json.textNode(value.n());
            case B -> json.textNode(base64(value.b()));
            case BOOL -> json.booleanNode(value.bool());
            case NUL -> json.booleanNode(true);
            case M -> image(value.m());
            case L -> {
                ArrayNode list = json.arrayNode();
                value.l().forEach(item -> list.add(value(item)));
                yield list;
            }
            case SS -> JSON.valueToTree(value.ss());
            case NS -> JSON.valueToTree(value.ns());
            case BS ->
                JSON.valueToTree(value.bs().stream().map(StreamRecords::base64).toList());
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("DynamoDB Local gave a value of an unknown type");
        };
        return json.set(type.equals("NUL") ? "NULL" : type, content);
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
}
