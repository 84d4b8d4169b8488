package com.opspawn.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.opspawn.llm.ModelException;
import com.opspawn.tool.Cut;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Why there was no answer, and whether asking again can help. */
final class Failures {
    /** Besides 5xx. 408 and 409 are transient for OpenAI, 529 is "overloaded" for others. */
    private static final Set<Integer> RETRYABLE = Set.of(408, 409, 425, 429);

    private static final int MAX_BODY_CHARS = 500;

    private Failures() {}

    static ModelException read(String model, URI address, RuntimeException e, Instant now) {
        Optional<ProviderException> answer = cause(e, ProviderException.class);
        if (answer.isPresent()) {
            return answered(model, address, answer.get(), now);
        }
        // Jackson's exceptions are IOExceptions too, and langchain4j keeps of an unresolved host the innermost cause
        // only.
        Optional<JsonProcessingException> notJson = cause(e, JsonProcessingException.class);
        boolean unresolved = cause(e, UnresolvedAddressException.class).isPresent();
        if (notJson.isEmpty() && (unresolved || cause(e, IOException.class).isPresent())) {
            return unreachable(model, address, e);
        }
        String why = notJson.map(JsonProcessingException::getOriginalMessage)
                .orElseGet(() -> String.valueOf(e.getMessage()));
        // Cut off perhaps; the next one may be whole.
        return ModelException.retryable(
                model + " at " + address + " gave an answer that cannot be read: " + why, Optional.empty(), e);
    }

    private static ModelException answered(String model, URI address, ProviderException e, Instant now) {
        int status = e.statusCode();
        String words = words(String.valueOf(e.getMessage()));
        String what =
                model + " at " + address + " answered " + status + (words.isEmpty() ? "" : ": " + words) + fix(status);
        return status >= 500 || RETRYABLE.contains(status)
                ? ModelException.retryable(what, e.retryAfter().flatMap(header -> RetryAfter.parse(header, now)), e)
                : ModelException.terminal(what, e);
    }

    private static String fix(int status) {
        return switch (status) {
            case 401, 403 -> " (check the provider's key)";
            case 404 -> " (check the model's name and the address)";
            default -> "";
        };
    }

    private static ModelException unreachable(String model, URI address, RuntimeException e) {
        String why;
        if (cause(e, HttpTimeoutException.class).isPresent()) {
            why = "did not answer in time";
        } else if (cause(e, UnresolvedAddressException.class).isPresent()) {
            why = "has a host name that cannot be resolved";
        } else if (cause(e, ConnectException.class).isPresent()) {
            why = "refused the connection";
        } else {
            why = "broke the connection: "
                    + cause(e, IOException.class).orElseThrow().getMessage();
        }
        return ModelException.retryable(model + " at " + address + " " + why, Optional.empty(), e);
    }

    /** Providers put their words into {@code error.message}. */
    private static String words(String body) {
        String text = body.strip();
        try {
            JsonNode json = Json.parse(body);
            text = json.path("error").path("message").asText(text);
        } catch (JsonProcessingException e) {
            // Not JSON: then as it is.
        }
        return Cut.to(MAX_BODY_CHARS, text);
    }

    private static <T> Optional<T> cause(Throwable e, Class<T> type) {
        Predicate<Throwable> fits = type::isInstance;
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (fits.test(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }
}
