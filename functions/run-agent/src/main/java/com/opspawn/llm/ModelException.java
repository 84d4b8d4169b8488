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

    private final boolean retryable;
    private final boolean charged;
    private final transient Optional<Duration> retryAfter;

    private ModelException(
            String message, boolean retryable, boolean charged, Optional<Duration> retryAfter, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
        this.charged = charged;
        this.retryAfter = retryAfter;
    }

    /** Asking again may help: the provider was busy, broken or out of reach. */
    public static ModelException retryable(String message, Optional<Duration> retryAfter, Throwable cause) {
        return new ModelException(message, true, true, retryAfter, cause);
    }

    /** The provider refused to answer just now, and charges nothing for that: asking again may help. */
    public static ModelException refused(String message, Optional<Duration> retryAfter, Throwable cause) {
        return new ModelException(message, true, false, retryAfter, cause);
    }

    /** Asking again gives the same: the key, the model's name or the request is wrong. */
    public static ModelException terminal(String message, Throwable cause) {
        return new ModelException(message, false, false, Optional.empty(), cause);
    }

    public boolean isRetryable() {
        return retryable;
    }

    /** How long the provider asked to be left alone, where it said so. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The prompt is longer than the model's context: asking the same again gives the same. */
    public boolean isContextTooLong() {
        return false;
    }

    /** Whether the provider may charge for the call: it does not for one that it refused. */
    public boolean mayBeCharged() {
        return charged;
    }
}
