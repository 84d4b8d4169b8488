package com.opspawn.local.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.opspawn.local.function.Outcome;
import java.util.List;

/**
 * What a function's answer says about its batch.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">Lambda's rules</a>
 */
sealed interface StreamAnswer {
    /** Every record is done. */
    record AllDone() implements StreamAnswer {}

    /** The whole batch comes again. */
    record AllFailed() implements StreamAnswer {}

    /** It comes again from here on. */
    record FailedFrom(int index) implements StreamAnswer {}

    /** @param sequences of the batch */
    static StreamAnswer of(Outcome outcome, boolean partialFailures, List<String> sequences) {
        return switch (outcome) {
            case Outcome.Answered(String payload) -> partialFailures ? read(payload, sequences) : new AllDone();
            case Outcome.Failed failed -> new AllFailed();
            case Outcome.TimedOut timedOut -> new AllFailed();
            case Outcome.Rejected rejected -> new AllFailed();
        };
    }

    private static StreamAnswer read(String payload, List<String> sequences) {
        try {
            JsonNode failures = new ObjectMapper().readTree(payload).path("batchItemFailures");
            int first = sequences.size();
            for (JsonNode failure : failures) {
                int index = sequences.indexOf(failure.path("itemIdentifier").asText(""));
                if (index < 0) {
                    return new AllFailed();
                }
                first = Math.min(first, index);
            }
            return first == sequences.size() ? new AllDone() : new FailedFrom(first);
        } catch (JsonProcessingException e) {
            return new AllFailed();
        }
    }
}
