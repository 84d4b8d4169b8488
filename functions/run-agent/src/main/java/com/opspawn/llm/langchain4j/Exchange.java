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
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.util.Objects;

/**
 * One question and its answer, behind langchain4j's HTTP client: mends the request on its way out and the answer on its way in,
 * and keeps the answer for what langchain4j passes over.
 */
final class Exchange {
    private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private final ProviderHttp http;
    private final Dialect dialect;
    private final Prompt prompt;
    private ObjectNode answer = Json.object();

    Exchange(ProviderHttp http, Dialect dialect, Prompt prompt) {
        this.http = http;
        this.dialect = dialect;
        this.prompt = prompt;
    }

    private SuccessfulHttpResponse execute(HttpRequest request) {
        Body body = Body.read(Objects.requireNonNull(request.body()), dialect.unmended());
        dialect.mendRequest(body.open(), prompt);
        answer = Wire.object(http.send(request, body.write()));
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

    /**
     * Asks a model that was built with the {@linkplain #carrier carrier}: its request goes through here.
     *
     * <p>langchain4j sends requests on the thread that asks.
     */
    ChatResponse ask(ChatModel model, ChatRequest request) {
        return ScopedValue.where(CURRENT, this).call(() -> model.chat(request));
    }

    /** Hands each request to the exchange that asks on this thread. The time-outs are the connection's, and are not set here. */
    static HttpClientBuilder carrier() {
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
                return new Carrier();
            }
        };
    }

    private record Carrier() implements HttpClient {
        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            return CURRENT.get().execute(request);
        }

        @Override
        public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
            throw new UnsupportedOperationException("answers are asked for whole: a step records them whole");
        }
    }
}
