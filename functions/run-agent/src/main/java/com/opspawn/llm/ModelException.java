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
        /** The provider was broken or out of reach, and may have answered without being heard: asking again may help. */
        UNAVAILABLE,
        /** The provider refused to answer just now, and charges nothing for that: asking again may help. */
        BUSY,
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

    /** As {@link #retryable}, where it is known that there was no answer that could be charged for. */
    public static ModelException refused(String message, Optional<Duration> retryAfter, Throwable cause) {
        return new ModelException(message, Kind.BUSY, retryAfter, cause);
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
        return kind == Kind.UNAVAILABLE || kind == Kind.BUSY;
    }

    public boolean isContextTooLong() {
        return kind == Kind.CONTEXT_TOO_LONG;
    }

    /** How long the provider asked to be left alone, where it said so. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Whether the provider may charge for the call: it does not for one that it refused. */
    public boolean mayBeCharged() {
        return kind == Kind.UNAVAILABLE;
    }
}
