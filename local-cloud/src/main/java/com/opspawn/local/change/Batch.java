package com.opspawn.local.change;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.local.change.ChangeFeed.Change;
import com.opspawn.local.template.Account;
import java.util.List;

/**
 * Changes that are given to a function together.
 *
 * @param failures how often they have failed
 */
record Batch(List<Change> changes, int failures) {
    private static final ObjectMapper JSON = new ObjectMapper();

    List<String> sequences() {
        return changes.stream().map(Change::sequence).toList();
    }

    /** What is left after a failure; another try only where nothing was done. */
    Batch from(int index) {
        return new Batch(changes.subList(index, changes.size()), index == 0 ? failures + 1 : 0);
    }

    /** Halving does not count as a try. */
    Batch part(int from, int to) {
        return new Batch(changes.subList(from, to), failures);
    }

    String event() {
        ObjectNode event = JSON.createObjectNode();
        event.putArray("Records").addAll(changes.stream().map(Change::record).toList());
        return event.toString();
    }

    /** What Lambda tells a queue: where the records are, and not what they are. */
    String failure(String function, String streamArn) {
        ObjectNode message = JSON.createObjectNode().put("version", "1.0");
        message.putObject("requestContext")
                .put("functionArn", Account.functionArn(function))
                .put("condition", "RetryAttemptsExhausted")
                .put("approximateInvokeCount", failures);
        message.putObject("DDBStreamBatchInfo")
                .put("startSequenceNumber", sequences().getFirst())
                .put("endSequenceNumber", sequences().getLast())
                .put("batchSize", changes.size())
                .put("streamArn", streamArn);
        return message.toString();
    }
}
