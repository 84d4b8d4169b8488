package com.opspawn.testing.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a store was like earlier: all writes so far, done again on an empty one as far as wanted. */
public final class Past {
    private final Supplier<DynamoDbClient> empty;
    private final List<Function<DynamoDbClient, ?>> writes = new ArrayList<>();

    /** @param empty gives an empty store, each time another one */
    public Past(Supplier<DynamoDbClient> empty) {
        this.empty = empty;
    }

    void add(Function<DynamoDbClient, ?> write) {
        writes.add(write);
    }

    /** @param behind how many of the latest writes it has not seen */
    DynamoDbClient before(int behind) {
        DynamoDbClient store = empty.get();
        for (Function<DynamoDbClient, ?> write : writes.subList(0, Math.max(0, writes.size() - behind))) {
            try {
                Object answered = write.apply(store);
                Objects.requireNonNull(answered, "a store's answer");
            } catch (SdkException refused) {
                // As it was then.
            }
        }
        return store;
    }
}
