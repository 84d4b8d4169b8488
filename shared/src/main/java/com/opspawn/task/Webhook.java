package com.opspawn.task;

/**
 * Where a task tells of its changes.
 *
 * @param url whatever stands in it may be a secret of the receiver: never for logs
 */
public record Webhook(String url) {
    /** Never shows the URL. */
    @Override
    public String toString() {
        return "Webhook[…]";
    }
}
