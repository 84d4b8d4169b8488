package com.opspawn.local.queue;

import com.opspawn.local.function.FailureQueue;
import com.opspawn.local.template.Account;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends to the local queues what failed too often. */
public final class FailureMessages implements FailureQueue, AutoCloseable {
    private final URI url;
    private final Consumer<String> log;
    private @Nullable SqsClient client;

    /** @param url where the queues answer, or will */
    public FailureMessages(URI url, Consumer<String> log) {
        this.url = url;
        this.log = log;
    }

    @Override
    public void tell(String queueArn, String message) {
        String queue = queueArn.substring(queueArn.lastIndexOf(':') + 1);
        try {
            client().sendMessage(request ->
                    request.queueUrl(Account.queueUrl(url, queue)).messageBody(message));
        } catch (SdkException e) {
            log.accept("queue " + queue + " could not be told of a failure: " + e.getMessage() + "\n");
        }
    }

    private synchronized SqsClient client() {
        SqsClient known = client;
        if (known == null) {
            known = QueueClient.of(url);
            client = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
