package com.opspawn.local.states.run;

/**
 * Carries a failure from where it happened, which may be deep in a state's templates, to the state's own error
 * handling. It never leaves the graph that the state is in.
 */
final class StateFailed extends RuntimeException {
    private final transient Failure failure;

    StateFailed(Failure failure) {
        super(failure.error().orElse("no error"), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
