package com.opspawn.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.opspawn.log.LogContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the webhooks of the queue, those of a batch beside each other. One that fails stays in the queue, hidden for as long
 * as {@link Patience} says; the queue counts the tries and puts aside what failed too often.
 */
public final class DeliverWebhooksHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverWebhooksHandler.class);

    private final Delivery delivery;
    private final Patience patience;
    private final Hiding hiding;

    /** Keeps a message out of sight. */
    @FunctionalInterface
    interface Hiding {
        void hide(String receiptHandle, Duration time);
    }

    public DeliverWebhooksHandler() {
        this(System.getenv());
    }

    /** For hosts with several functions in one process. */
    public DeliverWebhooksHandler(Map<String, String> environment) {
        this(Wiring.delivering(environment));
    }

    private DeliverWebhooksHandler(Wiring.Delivering parts) {
        this(parts.delivery(), parts.patience(), parts.hiding());
    }

    DeliverWebhooksHandler(Delivery delivery, Patience patience, Hiding hiding) {
        this.delivery = delivery;
        this.patience = patience;
        this.hiding = hiding;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        try (var _ = LogContext.invocation(context.getFunctionName(), context.getAwsRequestId())) {
            return delivered(event);
        }
    }

    private SQSBatchResponse delivered(SQSEvent event) {
        ConcurrentLinkedQueue<BatchItemFailure> failures = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            event.getRecords()
                    .forEach(message -> threads.execute(() -> {
                        if (!delivered(message)) {
                            failures.add(new BatchItemFailure(message.getMessageId()));
                        }
                    }));
        }
        return new SQSBatchResponse(List.copyOf(failures));
    }

    private boolean delivered(SQSMessage message) {
        try {
            WebhookMessage webhook = WebhookMessage.read(message.getBody());
            boolean delivered = delivered(webhook);
            if (!delivered) {
                hiding.hide(message.getReceiptHandle(), patience.after(tries(message)));
            }
            return delivered;
        } catch (RuntimeException e) {
            // It comes back as soon as its queue's own time is over.
            LOG.error("message {} could not be handled", message.getMessageId(), e);
            return false;
        }
    }

    private boolean delivered(WebhookMessage webhook) {
        try (var _ = LogContext.task(webhook.tenant(), webhook.taskId())) {
            return delivery.isDone(webhook);
        }
    }

    private static int tries(SQSMessage message) {
        return Integer.parseInt(message.getAttributes().getOrDefault("ApproximateReceiveCount", "1"));
    }
}
