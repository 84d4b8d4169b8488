package com.opspawn.notify;

import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;

/**
 * A webhook on its way, as a message of the queue.
 *
 * @param id stable over all its tries
 * @param tenant whose secrets sign it
 * @param url where it goes; may hold a secret of the receiver
 * @param payload the body, byte for byte
 */
record WebhookMessage(String id, String tenant, String taskId, String url, String payload) {

    String write() {
        return Json.write(Json.object()
                .put("id", id)
                .put("tenant", tenant)
                .put("task_id", taskId)
                .put("url", url)
                .put("payload", payload));
    }

    static WebhookMessage read(String body) {
        ObjectReader json = ObjectReader.of(body);
        return new WebhookMessage(
                json.string("id"),
                json.string("tenant"),
                json.string("task_id"),
                json.string("url"),
                json.string("payload"));
    }

    /** Never shows the URL or the payload. */
    @Override
    public String toString() {
        return "webhook " + id + " of " + taskId;
    }
}
