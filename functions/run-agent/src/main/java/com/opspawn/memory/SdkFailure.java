package com.opspawn.memory;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What went wrong at a service of AWS, after the SDK's own retries. */
public final class SdkFailure {
    private SdkFailure() {}

    /**
     * Puts it into words.
     *
     * @param what was being done, and where
     * @param fix what to look at
     */
    public static MemoryException of(String what, SdkException e, String fix) {
        String message = what + ": " + e.getMessage() + "; " + fix;
        boolean refused = e instanceof SdkServiceException service
                && service.statusCode() / 100 == 4
                && !service.isThrottlingException();
        return refused ? MemoryException.terminal(message, e) : MemoryException.retryable(message, e);
    }
}
