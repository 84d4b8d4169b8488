package com.opspawn.testing.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Which transactions were done under which client's token, for ten minutes. */
final class ClientTokens {
    /** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
    private static final Duration MEMORY = Duration.ofMinutes(10);

    private static final int MAX_LENGTH = 36;

    private record Done(List<TransactWriteItem> items, Instant at) {}

    private final InstantSource clock;
    private final Map<String, Done> done = new LinkedHashMap<>();

    ClientTokens(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether this was done already. */
    boolean knows(@Nullable String token, List<TransactWriteItem> items) {
        if (token == null) {
            return false;
        }
        if (token.length() > MAX_LENGTH) {
            throw Refusals.invalid("Value " + token
                    + " at 'clientRequestToken' failed to satisfy constraint: Member must have length less than or"
                    + " equal to 36");
        }
        forgetOld();
        @Nullable Done earlier = done.get(token);
        if (earlier != null && !earlier.items().equals(items)) {
            throw Refusals.otherRequest();
        }
        return earlier != null;
    }

    void remember(@Nullable String token, List<TransactWriteItem> items) {
        if (token != null) {
            done.put(token, new Done(items, clock.instant()));
        }
    }

    private void forgetOld() {
        Instant now = clock.instant();
        Iterator<Done> oldestFirst = done.values().iterator();
        while (oldestFirst.hasNext() && !now.isBefore(oldestFirst.next().at().plus(MEMORY))) {
            oldestFirst.remove();
        }
    }
}
