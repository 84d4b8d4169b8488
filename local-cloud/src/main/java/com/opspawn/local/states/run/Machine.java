package com.opspawn.local.states.run;

import com.opspawn.local.states.asl.Definition;
import java.time.Instant;
import java.util.Objects;

/**
 * A state machine that was created.
 *
 * @param source the definition's text
 * @param definition the same, read
 * @param revision changes with every update
 */
public record Machine(
        String arn,
        String name,
        String roleArn,
        String source,
        Definition definition,
        Instant created,
        Instant changed,
        String revision) {
    public Machine {
        Objects.requireNonNull(arn);
        Objects.requireNonNull(name);
        Objects.requireNonNull(roleArn);
        Objects.requireNonNull(source);
        Objects.requireNonNull(definition);
        Objects.requireNonNull(created);
        Objects.requireNonNull(changed);
        Objects.requireNonNull(revision);
    }
}
