package com.opspawn.memory;

/**
 * Nothing could be remembered, recalled, listed or deleted.
 *
 * <p>The message says where, what and how to fix it, and never holds a key.
 */
public final class MemoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean retryable;

    private MemoryException(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    private MemoryException(String message) {
        super(message);
        this.retryable = false;
    }

    /** Asking again may help: the store or the embedder was busy, broken or out of reach. */
    public static MemoryException retryable(String message, Throwable cause) {
        return new MemoryException(message, true, cause);
    }

    /** Asking again gives the same: a setting or the request is wrong. */
    public static MemoryException terminal(String message, Throwable cause) {
        return new MemoryException(message, false, cause);
    }

    /** As {@link #terminal(String, Throwable)}, where nothing else failed before. */
    public static MemoryException terminal(String message) {
        return new MemoryException(message);
    }

    /** Each search in the table reads all of an agent's memories: there are as many as it should read. */
    public static MemoryException full(String agentId, int max) {
        return terminal("agent '" + agentId + "' has " + max
                + " memories, the most that are searched in the table: delete some, or set OPSPAWN_MEMORY to "
                + "chroma or s3vectors");
    }

    public boolean isRetryable() {
        return retryable;
    }
}
