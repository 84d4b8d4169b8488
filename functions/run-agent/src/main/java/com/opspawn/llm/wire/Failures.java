package com.opspawn.llm.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.opspawn.llm.ModelException;
import com.opspawn.tool.Cut;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Why there was no answer, and what follows from it.
 *
 * @param model as users name it
 * @param place where it was asked: an address, or a service and its region
 * @param credentials what to check where it was not allowed to be asked
 * @param clock tells how far away a date in {@code Retry-After} is
 */
public record Failures(String model, String place, String credentials, Clock clock) {
    /** Besides 5xx. 408 and 409 are transient for OpenAI, 424 is a model's own failure at Bedrock, 529 "overloaded". */
    private static final Set<Integer> RETRYABLE = Set.of(408, 409, 424, 425, 429);

    /** Of all those, what a gateway says when it waited in vain: who is behind it may have answered, and charge for it. */
    private static final Set<Integer> LOST = Set.of(408, 502, 504);

    private static final int MAX_BODY_CHARS = 500;

    /**
     * The provider answered, but not with an answer.
     *
     * @param body as it came; the provider's words are taken from it where it is JSON
     * @param retryAfter the header as it came
     */
    public ModelException answered(int status, String body, Optional<String> retryAfter, Throwable cause) {
        String words = words(body);
        String what = model + " at " + place + " answered " + status + (words.isEmpty() ? "" : ": " + words);
        if (status >= 500 || RETRYABLE.contains(status)) {
            Optional<Duration> wait = wait(body, retryAfter);
            return LOST.contains(status)
                    ? ModelException.retryable(what, wait, cause)
                    : ModelException.refused(what, wait, cause);
        }
        return ContextTooLong.isSaidBy(status, body)
                ? ModelException.contextTooLong(what, cause)
                : ModelException.terminal(what + fix(status, body), cause);
    }

    private Optional<Duration> wait(String body, Optional<String> retryAfter) {
        return retryAfter
                .flatMap(header -> RetryAfter.parse(header, clock.instant()))
                .or(() -> json(body).flatMap(RetryAfter::inBody));
    }

    private String fix(int status, String body) {
        boolean refused = status == 401 || status == 403 || body.contains("API_KEY_INVALID");
        if (refused) {
            return " (check " + credentials + ")";
        }
        return status == 404 ? " (check the model's name and the address)" : "";
    }

    /** The answer makes no sense. It was cut off perhaps; the next one may be whole. */
    public ModelException unreadable(String why, Throwable cause) {
        return ModelException.retryable(
                model + " at " + place + " gave an answer that cannot be read: " + why, Optional.empty(), cause);
    }

    /** No answer came; empty where the failure says nothing of the sort. */
    public Optional<ModelException> unreachable(Throwable failure) {
        return notReached(failure)
                .map(why -> ModelException.refused(at(why), Optional.empty(), failure))
                .or(() -> lost(failure).map(why -> ModelException.retryable(at(why), Optional.empty(), failure)));
    }

    private String at(String why) {
        return model + " at " + place + " " + why;
    }

    /** The question never arrived. */
    private static Optional<String> notReached(Throwable failure) {
        if (cause(failure, UnresolvedAddressException.class).isPresent()
                || cause(failure, UnknownHostException.class).isPresent()) {
            return Optional.of("has a host name that cannot be resolved");
        }
        return cause(failure, ConnectException.class).map(_ -> "refused the connection");
    }

    /** The question may have arrived. */
    private static Optional<String> lost(Throwable failure) {
        return cause(failure, HttpTimeoutException.class).isPresent()
                        || cause(failure, SocketTimeoutException.class).isPresent()
                ? Optional.of("did not answer in time")
                : cause(failure, IOException.class).map(e -> "broke the connection: " + e.getMessage());
    }

    /** Most providers put their words into {@code error.message}. */
    private static String words(String body) {
        String text = body.strip();
        return Cut.to(
                MAX_BODY_CHARS,
                json(body)
                        .map(json -> json.isArray() ? json.path(0) : json)
                        .map(json -> json.path("error").path("message").asText(text))
                        .orElse(text));
    }

    private static Optional<JsonNode> json(String body) {
        try {
            return Optional.of(Json.parse(body));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The first of this type among a failure and its causes. */
    public static <T> Optional<T> cause(Throwable failure, Class<T> type) {
        Predicate<Throwable> fits = type::isInstance;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (fits.test(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }
}
