package com.opspawn.local.states.log;

import java.time.Instant;
import java.util.Objects;

/**
 * An execution as it was asked for.
 *
 * @param arn its ARN
 * @param machineArn the state machine's
 * @param name its name, unique within the machine
 * @param input JSON text, byte for byte as it was given
 * @param at when it was started, in milliseconds
 */
public record ExecutionStart(String arn, String machineArn, String name, String input, Instant at) {
    public ExecutionStart {
        Objects.requireNonNull(arn);
        Objects.requireNonNull(machineArn);
        Objects.requireNonNull(name);
        Objects.requireNonNull(input);
        Objects.requireNonNull(at);
    }
}
