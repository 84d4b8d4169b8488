package com.opspawn.local.template;

import java.time.Duration;
import java.util.Optional;

/** A standard queue of the template. */
public record QueueSpec(
        String logicalId,
        String name,
        Duration visibilityTimeout,
        Duration retention,
        Duration delay,
        Duration receiveWait,
        Optional<Redrive> redrive) {
    /**
     * Where messages go that were received too often.
     *
     * @param deadLetterArn of a queue of the same template
     * @param maxReceiveCount from 1
     */
    public record Redrive(String deadLetterArn, int maxReceiveCount) {}

    public String arn() {
        return Account.queueArn(name);
    }
}
