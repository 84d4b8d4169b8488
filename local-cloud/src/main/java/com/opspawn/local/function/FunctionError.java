package com.opspawn.local.function;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An error as Lambda writes it into the payload of a failed call.
 *
 * @param errorType the full name of the thrown class, or one of Lambda's own such as {@code Sandbox.Timedout}
 * @param stackTrace innermost frame first; empty for Lambda's own errors
 * @param cause what the thrown object gives as its cause
 */
@JsonPropertyOrder({"errorMessage", "errorType", "stackTrace", "cause"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FunctionError(
        String errorMessage,
        String errorType,
        List<String> stackTrace,
        @Nullable FunctionError cause) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_CAUSES = 20;

    public FunctionError {
        Objects.requireNonNull(errorMessage);
        Objects.requireNonNull(errorType);
        stackTrace = List.copyOf(stackTrace);
    }

    /** One of Lambda's own. */
    public static FunctionError own(String errorType, String errorMessage) {
        return new FunctionError(errorMessage, errorType, List.of(), null);
    }

    /** A call's time-out, in Lambda's words. */
    public static FunctionError timedOut(Duration timeout, String requestId) {
        return own(
                "Sandbox.Timedout",
                String.format(
                        Locale.ROOT,
                        "RequestId: %s Error: Task timed out after %.2f seconds",
                        requestId,
                        timeout.toMillis() / 1000.0));
    }

    /**
     * Reads what a runtime client reports.
     *
     * @throws JsonProcessingException where that is no error
     */
    public static FunctionError read(String json) throws JsonProcessingException {
        return read(JSON.readTree(json), MAX_CAUSES);
    }

    private static FunctionError read(JsonNode error, int causesLeft) {
        List<String> frames = new ArrayList<>();
        error.path("stackTrace").forEach(frame -> frames.add(frame.asText()));
        JsonNode cause = error.path("cause");
        return new FunctionError(
                error.path("errorMessage").asText(""),
                error.path("errorType").asText(""),
                frames,
                cause.isObject() && causesLeft > 0 ? read(cause, causesLeft - 1) : null);
    }

    static FunctionError of(Throwable thrown) {
        return of(thrown, MAX_CAUSES);
    }

    private static FunctionError of(Throwable thrown, int causesLeft) {
        String type = thrown.getClass().getName();
        Throwable cause = thrown.getCause();
        return new FunctionError(
                Objects.requireNonNullElse(thrown.getLocalizedMessage(), type),
                type,
                Arrays.stream(thrown.getStackTrace())
                        .map(StackTraceElement::toString)
                        .toList(),
                cause == null || causesLeft == 0 ? null : of(cause, causesLeft - 1));
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an error of plain text is always JSON", e);
        }
    }
}
