package com.opspawn.llm.langchain4j;

import dev.langchain4j.exception.HttpException;
import java.util.Optional;

/** A provider's error answer with the one header that langchain4j drops. */
final class ProviderException extends HttpException {
    private static final long serialVersionUID = 1;

    private final transient Optional<String> retryAfter;

    ProviderException(int statusCode, String body) {
        this(statusCode, body, Optional.empty());
    }

    ProviderException(int statusCode, String body, Optional<String> retryAfter) {
        super(statusCode, body);
        this.retryAfter = retryAfter;
    }

    /** The header {@code Retry-After} as it came. */
    Optional<String> retryAfter() {
        return retryAfter;
    }
}
