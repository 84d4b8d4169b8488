package com.opspawn.testing.run;

import com.opspawn.testing.boundary.Crossing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** What crossings to the store read and wrote of journals. */
public final class JournalTraffic {
    private static final String ENTRY = "E#";

    private JournalTraffic() {}

    /**
     * An entry that was written.
     *
     * @param partition the task's, as the table has it
     * @param seq its place
     * @param type the kind of its fact
     */
    public record Written(String partition, long seq, String type) {}

    /** The entries that a crossing wrote; none where it did not come to that. */
    public static List<Written> written(Crossing crossing) {
        if (crossing.done() == 0) {
            return List.of();
        }
        return items(crossing.request())
                .filter(item -> text(item, "SK").startsWith(ENTRY))
                .map(item -> new Written(text(item, "PK"), seq(item), text(item, "type")))
                .toList();
    }

    private static Stream<Map<String, AttributeValue>> items(Object request) {
        if (request instanceof PutItemRequest put) {
            return Stream.of(put.item());
        }
        return request instanceof TransactWriteItemsRequest transaction
                ? transaction.transactItems().stream()
                        .flatMap(item -> Stream.ofNullable(item.put()))
                        .map(put -> put.item())
                : Stream.empty();
    }

    /** The partition of the journal that a crossing read and whose reader was given it. */
    public static Optional<String> read(Crossing crossing) {
        return crossing.request() instanceof QueryRequest query && isOfEntries(query) && crossing.isAnswered()
                ? query.expressionAttributeValues().values().stream()
                        .map(AttributeValue::s)
                        .filter(Objects::nonNull)
                        .filter(text -> text.startsWith("TASK#"))
                        .findFirst()
                : Optional.empty();
    }

    /** Beside its entries a journal has the tokens of those who wait. */
    private static boolean isOfEntries(QueryRequest query) {
        return query.indexName() == null
                && query.expressionAttributeValues().values().stream()
                        .map(AttributeValue::s)
                        .anyMatch(text -> text != null && text.startsWith(ENTRY));
    }

    private static long seq(Map<String, AttributeValue> item) {
        return Long.parseLong(text(item, "SK").substring(ENTRY.length()));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElse("");
    }
}
