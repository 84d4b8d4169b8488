package com.opspawn.notify;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.opspawn.task.dynamodb.Keys;
import com.opspawn.task.dynamodb.TaskItems;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads changes of status from the table's stream. */
final class Changes {
    /**
     * An older reason may still stand in the item of a task that goes on; and what a person is asked is for those who may
     * read the task.
     */
    private static final Set<String> WITH_REASON = Set.of("paused", "failed", "cancelled");

    private static final int LONGEST_REASON = 1_000;

    private Changes() {}

    /** The change that a record tells of; empty where it is of something else. */
    static Optional<StatusChange> read(DynamodbStreamRecord record) {
        Map<String, AttributeValue> before = image(record.getDynamodb().getOldImage());
        Map<String, AttributeValue> after = image(record.getDynamodb().getNewImage());
        Optional<String> status = text(after, "status");
        boolean isTask = text(after, Keys.SK).filter(Keys.META::equals).isPresent();
        if (!isTask || status.isEmpty() || status.equals(text(before, "status"))) {
            return Optional.empty();
        }
        return Optional.of(change(before, after, record.getDynamodb().getSequenceNumber()));
    }

    private static StatusChange change(
            Map<String, AttributeValue> before, Map<String, AttributeValue> after, String sequence) {
        String status = text(after, "status").orElseThrow();
        return new StatusChange(
                Keys.task(text(after, Keys.PK).orElseThrow()),
                text(before, "status"),
                status,
                text(after, "updated_at").orElseThrow(),
                sequence,
                text(after, "reason")
                        .filter(reason -> WITH_REASON.contains(status) && !reason.isEmpty())
                        .map(Changes::shortened),
                text(after, Keys.BY_AGENT).map(Keys::agentId),
                text(after, TaskItems.WEBHOOK_URL));
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    private static Map<String, AttributeValue> image(@Nullable Map<String, AttributeValue> image) {
        return Objects.requireNonNullElse(image, Map.of());
    }

    private static Optional<String> text(Map<String, AttributeValue> image, String name) {
        return Optional.ofNullable(image.get(name)).map(AttributeValue::getS);
    }
}
