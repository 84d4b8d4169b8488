package com.opspawn.local.queue;

import com.opspawn.local.function.Functions;
import com.opspawn.local.template.EventSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Lambda's event source mapping: takes messages from one queue to one function, a batch at a time. */
public final class QueuePoller implements AutoCloseable {
    /** SQS's own limits for one call. */
    private static final int MAX_RECEIVED = 10;

    private static final Duration LONGEST_POLL = Duration.ofSeconds(20);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

    private final SqsClient client;
    private final String queueUrl;
    private final EventSource.Messages source;
    private final String function;
    private final Functions functions;
    private final Thread thread;

    private QueuePoller(
            SqsClient client, String queueUrl, EventSource.Messages source, String function, Functions functions) {
        this.client = client;
        this.queueUrl = queueUrl;
        this.source = source;
        this.function = function;
        this.functions = functions;
        // Virtual: interrupting one ends its open long poll at once.
        this.thread = Thread.ofVirtual().name("poller-" + function).unstarted(this::run);
    }

    /**
     * Starts polling.
     *
     * @param queues where the queues answer
     * @param function its name
     */
    public static QueuePoller start(
            URI queues, String queueUrl, EventSource.Messages source, String function, Functions functions) {
        QueuePoller poller = new QueuePoller(QueueClient.of(queues), queueUrl, source, function, functions);
        poller.thread.start();
        return poller;
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                List<Message> batch = batch();
                if (!batch.isEmpty()) {
                    process(batch);
                }
            } catch (AbortedException e) {
                Thread.currentThread().interrupt();
            } catch (SdkException e) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first messages that come, and what joins them within the batching window. */
    private List<Message> batch() {
        List<Message> batch = new ArrayList<>(receive(source.batchSize(), LONGEST_POLL));
        Instant end = Instant.now().plus(source.window());
        while (!batch.isEmpty() && batch.size() < source.batchSize()) {
            Duration left = Duration.between(Instant.now(), end);
            if (left.compareTo(Duration.ZERO) <= 0) {
                break;
            }
            batch.addAll(receive(source.batchSize() - batch.size(), left));
        }
        return batch;
    }

    private List<Message> receive(int count, Duration wait) {
        int seconds =
                (int) Math.min(LONGEST_POLL.toSeconds(), wait.plusMillis(999).toSeconds());
        return client.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(Math.min(count, MAX_RECEIVED))
                        .waitTimeSeconds(seconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    private void process(List<Message> batch) {
        Set<String> ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        String event = MessageEvent.json(batch, source.queueArn());
        switch (BatchAnswer.of(functions.invoke(function, event), source.partialFailures(), ids)) {
            case BatchAnswer.AllDone done -> delete(batch);
            case BatchAnswer.AllFailed failed -> {}
            case BatchAnswer.SomeFailed(Set<String> failed) ->
                delete(batch.stream()
                        .filter(message -> !failed.contains(message.messageId()))
                        .toList());
        }
    }

    private void delete(List<Message> done) {
        for (int from = 0; from < done.size(); from += MAX_RECEIVED) {
            List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
            for (Message message : done.subList(from, Math.min(done.size(), from + MAX_RECEIVED))) {
                entries.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .receiptHandle(message.receiptHandle())
                        .build());
            }
            client.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
        }
    }

    /** Ends the poll at once. A batch in work is given up: its messages come back after their visibility time-out. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(STOP_PATIENCE.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
