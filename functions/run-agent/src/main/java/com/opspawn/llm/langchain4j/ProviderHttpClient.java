package com.opspawn.llm.langchain4j;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JDK's HTTP client under langchain4j. It stops when its thread is interrupted, and keeps {@code Retry-After}. */
final class ProviderHttpClient implements HttpClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** What is shorter stands in for no key, and may be a common word. */
    private static final int SHORTEST_KEY = 8;

    private final java.net.http.HttpClient client;
    private final Duration readTimeout;

    private ProviderHttpClient(Builder builder) {
        this.client = java.net.http.HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .build();
        this.readTimeout = builder.readTimeout;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) throws HttpException {
        HttpResponse<String> response = send(request);
        if (response.statusCode() / 100 != 2) {
            throw new ProviderException(
                    response.statusCode(),
                    withoutKey(request, response.body()),
                    response.headers().firstValue("Retry-After"));
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(response.body())
                .build();
    }

    /** Some providers repeat a wrong key in their answer. */
    private static String withoutKey(HttpRequest request, String body) {
        String text = body;
        for (String header : request.headers().getOrDefault("Authorization", List.of())) {
            String key = header.substring(header.indexOf(' ') + 1);
            text = key.length() < SHORTEST_KEY ? text : text.replace(key, "[key]");
        }
        return text;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(write(request), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the model was asked", e);
        }
    }

    private java.net.http.HttpRequest write(HttpRequest request) {
        @Nullable String body = request.body();
        java.net.http.HttpRequest.Builder copy = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(readTimeout)
                .method(
                        request.method().name(),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.headers().forEach((name, values) -> values.forEach(value -> copy.header(name, value)));
        return copy.build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are asked for whole: a step records them whole");
    }

    /** Carries the read time-out that langchain4j sets; how long a connection may take is fixed here. */
    static final class Builder implements HttpClientBuilder {
        private Duration connectTimeout = CONNECT_TIMEOUT;
        private Duration readTimeout = Duration.ofMinutes(10);

        @Override
        public Duration connectTimeout() {
            return connectTimeout;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            this.connectTimeout = timeout;
            return this;
        }

        @Override
        public Duration readTimeout() {
            return readTimeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            this.readTimeout = timeout;
            return this;
        }

        @Override
        public HttpClient build() {
            return new ProviderHttpClient(this);
        }
    }
}
