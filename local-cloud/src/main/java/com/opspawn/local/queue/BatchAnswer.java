package com.opspawn.local.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.opspawn.local.function.Outcome;
import java.util.HashSet;
import java.util.Set;

/**
 * What a function's answer says about its batch.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Lambda's rules</a>
 */
sealed interface BatchAnswer {
    /** Every message is done. */
    record AllDone() implements BatchAnswer {}

    /** Every message comes back after its visibility time-out. */
    record AllFailed() implements BatchAnswer {}

    /** Only the messages with these ids come back. */
    record SomeFailed(Set<String> messageIds) implements BatchAnswer {
        public SomeFailed {
            messageIds = Set.copyOf(messageIds);
        }
    }

    /**
     * Reads an outcome.
     *
     * @param partialFailures whether the event source reports them; without, an answer's content means nothing
     * @param batch the ids of its messages
     */
    static BatchAnswer of(Outcome outcome, boolean partialFailures, Set<String> batch) {
        return switch (outcome) {
            case Outcome.Answered(String payload) -> partialFailures ? read(payload, batch) : new AllDone();
            case Outcome.Failed failed -> new AllFailed();
            case Outcome.TimedOut timedOut -> new AllFailed();
            case Outcome.Rejected rejected -> new AllFailed();
        };
    }

    private static BatchAnswer read(String payload, Set<String> batch) {
        try {
            JsonNode answer = new ObjectMapper().readTree(payload);
            JsonNode failures = answer.path("batchItemFailures");
            return failures.isMissingNode() || failures.isNull() ? new AllDone() : failed(failures, batch);
        } catch (JsonProcessingException e) {
            return new AllFailed();
        }
    }

    private static BatchAnswer failed(JsonNode failures, Set<String> batch) {
        Set<String> ids = new HashSet<>();
        for (JsonNode failure : failures) {
            ids.add(failure.path("itemIdentifier").asText(""));
        }
        if (!failures.isArray() || !batch.containsAll(ids)) {
            return new AllFailed();
        }
        return ids.isEmpty() ? new AllDone() : new SomeFailed(ids);
    }
}
