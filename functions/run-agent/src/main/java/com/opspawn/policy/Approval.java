package com.opspawn.policy;

import com.opspawn.journal.InputDecision;
import java.time.Duration;

/**
 * How long a person has to decide on a call, and what holds then.
 *
 * @param time from the request on
 * @param onExpiry {@code APPROVE} or {@code REJECT}
 */
public record Approval(Duration time, InputDecision onExpiry) {
    /** Long enough for a holiday, and nothing is done that nobody looked at. */
    public static final Approval USUAL = new Approval(Duration.ofDays(7), InputDecision.REJECT);
}
