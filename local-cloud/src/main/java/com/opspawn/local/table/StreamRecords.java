package com.opspawn.local.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.local.change.ChangeFeed.Change;
import com.opspawn.local.change.ItemJson;
import com.opspawn.local.template.Account;
import java.math.BigDecimal;
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
        json.set("Keys", ItemJson.write(record.keys()));
        if (record.hasNewImage()) {
            json.set("NewImage", ItemJson.write(record.newImage()));
        }
        if (record.hasOldImage()) {
            json.set("OldImage", ItemJson.write(record.oldImage()));
        }
        json.put("SequenceNumber", record.sequenceNumber());
        json.put("SizeBytes", record.sizeBytes());
        json.put("StreamViewType", record.streamViewTypeAsString());
        return json;
    }
}
