package com.opspawn.notify;

import com.opspawn.webhook.WebhookNetwork;
import com.opspawn.webhook.WebhookUrl;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try to deliver a webhook. */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    /** The receiver wants no more. */
    private static final int GONE = 410;

    private final SigningKeys keys;
    private final Post post;
    private final WebhookNetwork network;
    private final InstantSource clock;

    Delivery(SigningKeys keys, Post post, WebhookNetwork network, InstantSource clock) {
        this.keys = keys;
        this.post = post;
        this.network = network;
        this.clock = clock;
    }

    /** Whether nothing is left to do: it was delivered, or is wanted no more. */
    boolean isDone(WebhookMessage message) {
        try {
            WebhookUrl url = WebhookUrl.parse(message.url(), network);
            return isDone(message, url, post.send(url, headers(message), message.payload()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.error("{} was not sent: {}", message, e.getMessage());
            return false;
        }
    }

    private Map<String, String> headers(WebhookMessage message) {
        Instant now = clock.instant();
        Map<String, String> headers = new TreeMap<>();
        headers.put("webhook-id", message.id());
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put("webhook-signature", Signature.of(message.id(), now, message.payload(), keys.of(message.tenant())));
        return headers;
    }

    private static boolean isDone(WebhookMessage message, WebhookUrl url, Answer answer) {
        return switch (answer) {
            case Answer.Status(int code) when code >= 200 && code < 300 -> true;
            case Answer.Status(int code)
            when code == GONE -> {
                LOG.warn("{}: {} wants no more (410), and is sent this one no more", message, url.authority());
                yield true;
            }
            case Answer.Status(int code) -> {
                LOG.warn("{}: {} answered {}", message, url.authority(), code);
                yield false;
            }
            case Answer.None(String why) -> {
                LOG.warn("{}: {}: {}", message, url.authority(), why);
                yield false;
            }
        };
    }
}
