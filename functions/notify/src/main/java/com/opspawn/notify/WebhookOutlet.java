package com.opspawn.notify;

import com.opspawn.webhook.TenantWebhook;
import com.opspawn.webhook.Webhooks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Messages of the webhook queue: one for each URL that a change is told to. */
final class WebhookOutlet implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookOutlet.class);

    private final Webhooks webhooks;
    private final Supplier<SqsClient> client;
    private final String queueUrl;

    private record Letter(StatusChange change, String body) {}

    WebhookOutlet(Webhooks webhooks, Supplier<SqsClient> client, String queueUrl) {
        this.webhooks = webhooks;
        this.client = client;
        this.queueUrl = queueUrl;
    }

    @Override
    public List<StatusChange> tell(List<StatusChange> changes) {
        List<Letter> letters = changes.stream()
                .flatMap(change -> urls(change).stream().map(url -> letter(change, url)))
                .toList();
        Set<StatusChange> failed = new HashSet<>();
        for (int from = 0; from < letters.size(); from += MOST) {
            failed.addAll(send(letters.subList(from, Math.min(letters.size(), from + MOST))));
        }
        return List.copyOf(failed);
    }

    private Set<String> urls(StatusChange change) {
        Optional<TenantWebhook> set = webhooks.of(change.task().tenant())
                .filter(webhook -> webhook.statuses().stream()
                        .anyMatch(status -> status.wireName().equals(change.status())));
        Set<String> urls = new LinkedHashSet<>();
        set.flatMap(TenantWebhook::url).ifPresent(urls::add);
        // Where nothing signs any more, nothing is sent: the door took it while something did.
        set.flatMap(_ -> change.ownWebhook()).ifPresent(urls::add);
        return urls;
    }

    private static Letter letter(StatusChange change, String url) {
        String payload = ChangeJson.payload(change);
        WebhookMessage message = new WebhookMessage(
                change.id(), change.task().tenant(), change.task().taskId(), url, payload);
        return new Letter(change, message.write());
    }

    private List<StatusChange> send(List<Letter> letters) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        letters.forEach(letter -> entries.add(SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(entries.size()))
                .messageBody(letter.body())
                .build()));
        try {
            List<BatchResultErrorEntry> refused = client.get()
                    .sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries))
                    .failed();
            refused.forEach(entry -> LOG.error("the webhook queue refused a message: {}", entry.code()));
            return refused.stream()
                    .map(entry -> letters.get(Integer.parseInt(entry.id())).change())
                    .toList();
        } catch (SdkException e) {
            LOG.error("{} webhooks could not be sent to their queue", letters.size(), e);
            return letters.stream().map(Letter::change).toList();
        }
    }
}
