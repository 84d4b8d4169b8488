package com.opspawn.journal.dynamodb;

import static com.opspawn.task.dynamodb.Keys.string;

import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Opened;
import com.opspawn.task.StoreException;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.dynamodb.Backoff;
import com.opspawn.task.dynamodb.Keys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Journals in DynamoDB. An append is one conditional put, or one transaction where the task's status changes. */
public final class DynamoDbJournal implements Journal {
    private final DynamoDbClient client;
    private final Writes writes;
    private final String table;
    private final Supplier<String> putIds;
    private final Backoff backoff;

    /** With real time and real randomness. */
    public static DynamoDbJournal on(DynamoDbClient client, String table) {
        return new DynamoDbJournal(client, table, () -> UUID.randomUUID().toString(), Backoff.real());
    }

    /** @param putIds gives a text that no other writer has, each time */
    public DynamoDbJournal(DynamoDbClient client, String table, Supplier<String> putIds, Backoff backoff) {
        this.client = client;
        this.writes = new Writes(table);
        this.table = table;
        this.putIds = putIds;
        this.backoff = backoff;
    }

    @Override
    public Opened open(Task task, Idempotency idempotency) {
        Entry first = new Entry(0, task.createdAt(), new Fact.Submitted(task.submission()));
        List<TransactWriteItem> items = writes.open(task, first, idempotency, putIds.get());
        Optional<Rejection.SlotTaken> taken =
                transact("recording task " + task.key().taskId(), items);
        return taken.map(slot -> alreadyOpened(task, idempotency, slot)).orElseGet(() -> new Opened.New(task));
    }

    /** A slot of the task itself can only be taken by our own put, whose answer was lost: its id is new. */
    private Opened alreadyOpened(Task task, Idempotency idempotency, Rejection.SlotTaken slot) {
        if (slot.place() != Writes.IDEMPOTENCY_PLACE) {
            return new Opened.New(task);
        }
        if (!Writes.isSameBody(slot.item(), idempotency)) {
            return new Opened.KeyTaken();
        }
        TaskKey key = new TaskKey(task.key().tenant(), Writes.taskId(slot.item()));
        return new Opened.Same(new History(key, List.of(first(key))).task());
    }

    private Entry first(TaskKey key) {
        Map<String, AttributeValue> item = asked(
                "reading the journal of " + key.taskId(),
                () -> client.getItem(request ->
                                request.tableName(table).key(Keys.entry(key, 0)).consistentRead(true))
                        .item());
        if (item.isEmpty()) {
            throw new IllegalStateException("journal of " + key.taskId() + ": is gone, its idempotency record is not");
        }
        return EntryItems.read(item, _ -> Map.of());
    }

    @Override
    public List<Entry> read(TaskKey key, long fromSeq) {
        if (fromSeq > Keys.LAST_SEQ) {
            return List.of();
        }
        List<Map<String, AttributeValue>> items = withoutGaps(key, fromSeq);
        LongFunction<Map<String, AttributeValue>> others = seq -> seq < fromSeq
                ? items(key, seq, seq).stream().findFirst().orElse(Map.of())
                : items.get((int) (seq - fromSeq));
        return items.stream().map(item -> EntryItems.read(item, others)).toList();
    }

    /** A query is no snapshot: of entries that are recorded together meanwhile, it may see a later one alone. */
    private List<Map<String, AttributeValue>> withoutGaps(TaskKey key, long fromSeq) {
        for (int tries = 1; ; tries++) {
            List<Map<String, AttributeValue>> items = items(key, fromSeq, Keys.LAST_SEQ);
            if (items.isEmpty() || EntryItems.seq(items.getLast()) == fromSeq + items.size() - 1) {
                return items;
            }
            if (tries == Backoff.MAX_TRIES) {
                throw new StoreException("reading the journal of " + key.taskId() + " in table " + table
                        + ": entries behind " + fromSeq + " are missing");
            }
            backoff.pause(tries);
        }
    }

    private List<Map<String, AttributeValue>> items(TaskKey key, long fromSeq, long toSeq) {
        Map<String, AttributeValue> values = Map.of(
                ":task", string(Keys.task(key)),
                ":from", string(Keys.entry(fromSeq)),
                ":to", string(Keys.entry(toSeq)));
        return asked(
                "reading the journal of " + key.taskId(),
                () -> client
                        .queryPaginator(request -> request.tableName(table)
                                .keyConditionExpression(Keys.PK + " = :task AND " + Keys.SK + " BETWEEN :from AND :to")
                                .expressionAttributeValues(values)
                                .consistentRead(true))
                        .items()
                        .stream()
                        .toList());
    }

    @Override
    public Appended append(History history, List<Fact> facts, Instant at) {
        List<Entry> entries = history.next(facts, at);
        History after = history.plus(entries);
        boolean onePut =
                entries.size() == 1 && history.task().status() == after.task().status();
        boolean won = onePut ? put(history.key(), entries.getFirst()) : transact(history, after, entries);
        return won ? new Appended.Won(after) : new Appended.Lost();
    }

    private boolean put(TaskKey key, Entry entry) {
        String putId = putIds.get();
        String what = "recording entry " + entry.seq() + " of " + key.taskId();
        for (int tries = 1; ; tries++) {
            try {
                asked(what, () -> client.putItem(writes.put(key, entry, putId)));
                return true;
            } catch (ConditionalCheckFailedException e) {
                return EntryItems.isBy(putId, e.item());
            } catch (TransactionConflictException e) {
                pauseOrGiveUp(what, tries, e);
            }
        }
    }

    private boolean transact(History before, History after, List<Entry> entries) {
        String putId = putIds.get();
        String what =
                "recording entry " + before.nextSeq() + " of " + before.key().taskId();
        return transact(what, writes.append(before, after, entries, putId))
                .map(slot -> EntryItems.isBy(putId, slot.item()))
                .orElse(true);
    }

    /** Empty where all was written. */
    private Optional<Rejection.SlotTaken> transact(String what, List<TransactWriteItem> items) {
        for (int tries = 1; ; tries++) {
            try {
                asked(what, () -> client.transactWriteItems(request -> request.transactItems(items)));
                return Optional.empty();
            } catch (TransactionCanceledException e) {
                switch (Rejection.of(e)) {
                    case Rejection.SlotTaken slot -> {
                        return Optional.of(slot);
                    }
                    case Rejection.Busy _ -> pauseOrGiveUp(what, tries, e);
                    case Rejection.Refused refused ->
                        throw new IllegalStateException(
                                what + " in table " + table + ": refused for " + refused.codes(), e);
                }
            }
        }
    }

    @Override
    public void rehearse() {
        asked("rehearsing", () -> {
            try {
                return client.transactWriteItems(request -> request.transactItems(writes.impossible()));
            } catch (TransactionCanceledException e) {
                return Rejection.of(e);
            }
        });
    }

    private void pauseOrGiveUp(String what, int tries, SdkException e) {
        if (tries == Backoff.MAX_TRIES) {
            throw new StoreException(
                    what + " in table " + table + ": met other writers, or a table without capacity, " + tries
                            + " times",
                    e);
        }
        backoff.pause(tries);
    }

    private <T> T asked(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (ConditionalCheckFailedException | TransactionCanceledException | TransactionConflictException e) {
            throw e;
        } catch (SdkException e) {
            throw isForever(e)
                    ? new IllegalStateException(what + " in table " + table + ": " + e.getMessage(), e)
                    : new StoreException(what + " in table " + table + ": " + e.getMessage(), e);
        }
    }

    /** What is refused as it is, such as an item that is too large, is refused the next time too. */
    private static boolean isForever(SdkException e) {
        return e instanceof DynamoDbException refused
                && refused.awsErrorDetails() != null
                && "ValidationException".equals(refused.awsErrorDetails().errorCode());
    }
}
