package com.opspawn.llm;

import java.time.Duration;
import java.util.Optional;

/**
 * A model gave no answer.
 *
 * <p>The message says where, what and how to fix it, and never holds a key.
 */
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1;

    /** What follows from it. */
    public enum Kind {
        /** The provider was busy, broken or out of reach: asking again may help. */
        UNAVAILABLE,
        /** The key, the model's name or the request is wrong: asking again gives the same. */
        REJECTED,
        /** The prompt, or prompt and answer together, are longer than the model can take: a shorter prompt helps. */
        CONTEXT_TOO_LONG
    }

    private final Kind kind;
    private final transient Optional<Duration> retryAfter;

    private ModelException(String message, Kind kind, Optional<Duration> retryAfter, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** Asking again may help: the provider was busy, broken or out of reach. */
    public static ModelException retryable(String message, Optional<Duration> retryAfter, Throwable cause) {
        return new ModelException(message, Kind.UNAVAILABLE, retryAfter, cause);
    }

    /** Asking again gives the same: the key, the model's name or the request is wrong. */
    public static ModelException terminal(String message, Throwable cause) {
        return new ModelException(message, Kind.REJECTED, Optional.empty(), cause);
    }

    /** Only a shorter prompt can be answered. */
    public static ModelException contextTooLong(String message, Throwable cause) {
        return new ModelException(message, Kind.CONTEXT_TOO_LONG, Optional.empty(), cause);
    }

    public Kind kind() {
        return kind;
    }

    public boolean isRetryable() {
        return kind == Kind.UNAVAILABLE;
    }

    public boolean isContextTooLong() {
        return kind == Kind.CONTEXT_TOO_LONG;
    }

    /** How long the provider asked to be left alone, where it said so. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
