package com.opspawn.local.states.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An error of a state.
 *
 * @param error its name; a Fail state may leave it out
 * @param cause what happened, for people; absent for time-outs
 * @param kind what the wildcards of {@code ErrorEquals} go by
 */
record Failure(Optional<String> error, Optional<String> cause, Kind kind) {
    private static final String ALL = "States.ALL";
    private static final String TASK_FAILED = "States.TaskFailed";
    private static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";

    enum Kind {
        /** Any error that a wildcard matches. */
        ORDINARY,
        /** A time-out of the state, which {@code States.TaskFailed} does not match. */
        TIMEOUT,
        /** A missed heartbeat: AWS reports {@code States.Timeout}, and matches it by either name. */
        HEARTBEAT,
        /** An error that no wildcard matches and no retrier heals. */
        TERMINAL
    }

    Failure {
        Objects.requireNonNull(error);
        Objects.requireNonNull(cause);
        Objects.requireNonNull(kind);
    }

    static Failure of(String error, String cause) {
        return new Failure(Optional.of(error), Optional.of(cause), Kind.ORDINARY);
    }

    static Failure terminal(String error, String cause) {
        return new Failure(Optional.of(error), Optional.of(cause), Kind.TERMINAL);
    }

    static Failure timeout(Kind kind) {
        return new Failure(Optional.of("States.Timeout"), Optional.empty(), kind);
    }

    boolean matches(List<String> errorEquals) {
        return errorEquals.stream().anyMatch(this::matches);
    }

    private boolean matches(String name) {
        return switch (name) {
            case ALL -> kind != Kind.TERMINAL;
            case TASK_FAILED -> kind == Kind.ORDINARY;
            case HEARTBEAT_TIMEOUT -> kind == Kind.HEARTBEAT || error.equals(Optional.of(name));
            default -> error.equals(Optional.of(name));
        };
    }
}
