package com.opspawn.llm.langchain4j;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.llm.Prompt;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;
import java.util.Objects;

/**
 * One question and its answer, as langchain4j's HTTP client: mends the request on its way out and the answer on its way in,
 * and keeps the answer for what langchain4j passes over.
 */
final class Exchange implements HttpClient {
    private final ProviderHttp http;
    private final Dialect dialect;
    private final Prompt prompt;
    private ObjectNode answer = Json.object();

    Exchange(ProviderHttp http, Dialect dialect, Prompt prompt) {
        this.http = http;
        this.dialect = dialect;
        this.prompt = prompt;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        ObjectNode body = Wire.object(Objects.requireNonNull(request.body()));
        dialect.mendRequest(body, prompt);
        answer = Wire.object(http.send(request, Wire.write(body)));
        dialect.mendAnswer(answer);
        return SuccessfulHttpResponse.builder()
                .statusCode(200)
                .body(Wire.write(answer))
                .build();
    }

    /** The answer as the provider gave it, mended; an empty object before there is one. */
    ObjectNode answer() {
        return answer;
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are asked for whole: a step records them whole");
    }

    /** Gives this client; the time-outs are the connection's, and are not set here. */
    HttpClientBuilder builder() {
        return new HttpClientBuilder() {
            @Override
            public Duration connectTimeout() {
                return Duration.ZERO;
            }

            @Override
            public HttpClientBuilder connectTimeout(Duration timeout) {
                return this;
            }

            @Override
            public Duration readTimeout() {
                return Duration.ZERO;
            }

            @Override
            public HttpClientBuilder readTimeout(Duration timeout) {
                return this;
            }

            @Override
            public HttpClient build() {
                return Exchange.this;
            }
        };
    }
}
