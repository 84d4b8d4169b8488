package com.opspawn.local.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.local.change.ChangeFeed.Change;
import com.opspawn.local.change.ItemJson;
import com.opspawn.local.template.Account;
import com.opspawn.task.dynamodb.Keys;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Changes of tasks in the words of DynamoDB's streams: as the item {@code META} of a table would change by them. */
final class ChangeRecords {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String streamArn;

    ChangeRecords(String streamArn) {
        this.streamArn = streamArn;
    }

    /** @param before the item's attributes; none where there was no item */
    Change change(String number, Map<String, AttributeValue> before, MetaItem item) {
        return new Change(number, record(number, before, item));
    }

    private ObjectNode record(String number, Map<String, AttributeValue> before, MetaItem item) {
        ObjectNode record = JSON.createObjectNode();
        record.put("eventID", String.format(Locale.ROOT, "%032x", Long.parseLong(number)));
        record.put("eventName", before.isEmpty() ? "INSERT" : "MODIFY");
        record.put("eventVersion", "1.1");
        record.put("eventSource", "aws:dynamodb");
        record.put("awsRegion", Account.REGION);
        record.set("dynamodb", stream(number, before, item));
        record.put("eventSourceARN", streamArn);
        return record;
    }

    private static ObjectNode stream(String number, Map<String, AttributeValue> before, MetaItem item) {
        ObjectNode stream = JSON.createObjectNode();
        stream.put("ApproximateCreationDateTime", item.changedAt().getEpochSecond());
        stream.set("Keys", ItemJson.write(Keys.meta(item.key())));
        stream.set("NewImage", ItemJson.write(item.attributes()));
        if (!before.isEmpty()) {
            stream.set("OldImage", ItemJson.write(before));
        }
        stream.put("SequenceNumber", number);
        stream.put("SizeBytes", stream.toString().length());
        stream.put("StreamViewType", "NEW_AND_OLD_IMAGES");
        return stream;
    }
}
