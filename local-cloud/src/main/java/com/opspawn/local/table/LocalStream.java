package com.opspawn.local.table;

import com.opspawn.local.change.ChangeFeed;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.SequenceNumberRange;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/** A stream of DynamoDB Local, whose shards follow one another. */
final class LocalStream implements ChangeFeed {
    /** Of DynamoDB itself. */
    private static final int MOST_RECORDS = 1_000;

    private static final String ANYONE = "local";

    private final LocalDynamoDBRequestHandler database;
    private final String arn;
    private final StreamRecords records;
    private Optional<String> seen = Optional.empty();
    private @Nullable String shard;
    private @Nullable String iterator;

    /**
     * @param arn as DynamoDB Local has it
     * @param shownArn as functions see it
     */
    LocalStream(LocalDynamoDBRequestHandler database, String arn, String shownArn) {
        this.database = database;
        this.arn = arn;
        this.records = new StreamRecords(shownArn);
    }

    @Override
    public List<Change> read(Optional<String> after, int most) {
        if (iterator == null || !after.equals(seen)) {
            goTo(after);
        }
        try {
            return next(Math.min(most, MOST_RECORDS));
        } catch (DynamoDbException e) {
            // An iterator that has become too old, say: the next look begins at the same place with a new one.
            iterator = null;
            throw e;
        }
    }

    private List<Change> next(int most) {
        while (iterator != null) {
            GetRecordsResponse response = database.getRecords(
                    ANYONE,
                    ANYONE,
                    GetRecordsRequest.builder()
                            .shardIterator(iterator)
                            .limit(most)
                            .build());
            iterator = response.nextShardIterator();
            if (iterator == null) {
                following(shard).ifPresent(next -> start(next, ShardIteratorType.TRIM_HORIZON, Optional.empty()));
            }
            if (!response.records().isEmpty()) {
                List<Change> changes =
                        response.records().stream().map(records::change).toList();
                seen = Optional.of(changes.getLast().sequence());
                return changes;
            }
            if (response.nextShardIterator() != null) {
                break;
            }
        }
        return List.of();
    }

    private void goTo(Optional<String> after) {
        seen = after;
        List<Shard> shards = shards();
        Optional<Shard> holding = after.flatMap(sequence ->
                shards.stream().filter(some -> holds(some, sequence)).findFirst());
        if (holding.isPresent()) {
            start(holding.get(), ShardIteratorType.AFTER_SEQUENCE_NUMBER, after);
        } else if (!shards.isEmpty()) {
            // The place is no longer kept, or there is none.
            start(shards.getFirst(), ShardIteratorType.TRIM_HORIZON, Optional.empty());
        }
    }

    private void start(Shard next, ShardIteratorType type, Optional<String> sequence) {
        shard = next.shardId();
        iterator = database.getShardIterator(
                        ANYONE,
                        ANYONE,
                        GetShardIteratorRequest.builder()
                                .streamArn(arn)
                                .shardId(next.shardId())
                                .shardIteratorType(type)
                                .sequenceNumber(sequence.orElse(null))
                                .build())
                .shardIterator();
    }

    private static boolean holds(Shard shard, String sequence) {
        SequenceNumberRange range = shard.sequenceNumberRange();
        BigInteger number = new BigInteger(sequence);
        return new BigInteger(range.startingSequenceNumber()).compareTo(number) <= 0
                && (range.endingSequenceNumber() == null
                        || number.compareTo(new BigInteger(range.endingSequenceNumber())) <= 0);
    }

    private Optional<Shard> following(@Nullable String id) {
        return shards().stream()
                .filter(some -> id != null && id.equals(some.parentShardId()))
                .findFirst();
    }

    /** The oldest first. */
    private List<Shard> shards() {
        List<Shard> shards = new ArrayList<>();
        @Nullable String last = null;
        do {
            StreamDescription description = database.describeStream(
                            ANYONE,
                            ANYONE,
                            DescribeStreamRequest.builder()
                                    .streamArn(arn)
                                    .exclusiveStartShardId(last)
                                    .build())
                    .streamDescription();
            shards.addAll(description.shards());
            last = description.lastEvaluatedShardId();
        } while (last != null);
        return shards;
    }
}
