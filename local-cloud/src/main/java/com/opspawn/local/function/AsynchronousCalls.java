package com.opspawn.local.function;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.local.template.FunctionSpec;
import java.time.Duration;
import java.util.List;

/** Calls that nobody waits for: tried again after a failure, and told to a queue where they fail each time. */
public final class AsynchronousCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A second of a laptop for a minute of Lambda. */
    public static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2));

    private final Functions functions;
    private final FailureQueue failures;
    private final List<Duration> pauses;

    /** @param pauses before the first and the second retry, which is all that Lambda allows */
    public AsynchronousCalls(Functions functions, FailureQueue failures, List<Duration> pauses) {
        this.functions = functions;
        this.failures = failures;
        this.pauses = List.copyOf(pauses);
    }

    /** @param event as JSON text */
    public void call(FunctionSpec function, String event) {
        Thread.ofVirtual().name("event-" + function.name()).start(() -> {
            try {
                run(function, event);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void run(FunctionSpec function, String event) throws InterruptedException {
        for (int tries = 0; ; tries++) {
            if (functions.invoke(function.name(), event) instanceof Outcome.Answered) {
                return;
            }
            if (tries == function.asynchronous().retries()) {
                function.asynchronous()
                        .onFailureArn()
                        .ifPresent(queue -> failures.tell(queue, failure(function, event)));
                return;
            }
            Thread.sleep(pauses.get(tries));
        }
    }

    private static String failure(FunctionSpec function, String event) {
        ObjectNode message = JSON.createObjectNode().put("version", "1.0");
        message.putObject("requestContext")
                .put("functionArn", function.arn())
                .put("condition", "RetriesExhausted")
                .put("approximateInvokeCount", function.asynchronous().retries() + 1);
        message.put("requestPayload", event);
        return message.toString();
    }
}
