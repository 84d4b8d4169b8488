package com.opspawn.llm.langchain4j;

import dev.langchain4j.http.client.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The JDK's HTTP client under langchain4j, one for all models. It stops when its thread is interrupted, follows no redirect
 * and never sends a request a second time.
 */
public final class ProviderHttp {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** What is shorter stands in for no key, and may be a common word. */
    private static final int SHORTEST_KEY = 8;

    private static final Set<String> KEY_HEADERS = Set.of("authorization", "x-api-key", "x-goog-api-key");

    private final Duration longestCall;

    /** @param longestCall from a request's start to its answer's end */
    public ProviderHttp(Duration longestCall) {
        this.longestCall = longestCall;
    }

    /** Made with the first request: it has threads of its own, and not every function asks a provider. */
    private static final class Lazy {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * Sends a request once.
     *
     * @param request its method, address and headers
     * @param body in the place of its own
     * @throws ProviderException where the status is none of success
     */
    String send(HttpRequest request, String body) {
        HttpResponse<String> response = send(write(request, body));
        if (response.statusCode() / 100 != 2) {
            throw new ProviderException(
                    response.statusCode(),
                    withoutKey(request.headers(), response.body()),
                    response.headers().firstValue("Retry-After"));
        }
        return response.body();
    }

    private static HttpResponse<String> send(java.net.http.HttpRequest request) {
        try {
            return Lazy.CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the model was asked", e);
        }
    }

    private java.net.http.HttpRequest write(HttpRequest request, String body) {
        java.net.http.HttpRequest.Builder copy = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(longestCall)
                .method(request.method().name(), BodyPublishers.ofString(body));
        request.headers().forEach((name, values) -> values.forEach(value -> copy.header(name, value)));
        return copy.build();
    }

    /** Some providers repeat a wrong key in their answer. */
    private static String withoutKey(Map<String, List<String>> headers, String body) {
        String text = body;
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (KEY_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                for (String value : header.getValue()) {
                    String key = value.substring(value.indexOf(' ') + 1);
                    text = key.length() < SHORTEST_KEY ? text : text.replace(key, "[key]");
                }
            }
        }
        return text;
    }
}
