package com.opspawn.local.function.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.local.function.FunctionError;
import com.opspawn.local.function.Invocation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeApiTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Recorded recorded = new Recorded();
    private RuntimeApi api;

    /** Has one call, {@code 1}, and keeps what it is told. */
    private static final class Recorded implements RuntimeCalls {
        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public Optional<Call> next() {
            return Optional.of(new Call(new Invocation("1", "arn", "{\"a\":\"ü\"}"), Instant.ofEpochMilli(12_345)));
        }

        @Override
        public boolean answered(String requestId, String payload) {
            told.add(requestId + " answered " + payload);
            return requestId.equals("1");
        }

        @Override
        public boolean failed(String requestId, FunctionError error) {
            told.add(requestId + " failed " + error.json());
            return requestId.equals("1");
        }

        @Override
        public void notStarted(FunctionError error) {
            told.add("not started " + error.json());
        }
    }

    @BeforeEach
    void start() throws IOException {
        api = RuntimeApi.start();
        api.add("one", recorded);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private HttpResponse<String> get(String sandbox, String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(sandbox, path)));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(uri("one", path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private URI uri(String sandbox, String path) {
        return URI.create("http://" + api.address(sandbox) + "/2018-06-01/runtime/" + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aCallIsDeliveredWithItsHeaders() throws Exception {
        HttpResponse<String> call = get("one", "invocation/next");

        assertThat(call.statusCode()).isEqualTo(200);
        assertThat(call.body()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(call.headers().firstValue("lambda-runtime-aws-request-id")).contains("1");
        assertThat(call.headers().firstValue("lambda-runtime-deadline-ms")).contains("12345");
        assertThat(call.headers().firstValue("lambda-runtime-invoked-function-arn"))
                .contains("arn");
        assertThat(call.headers().firstValue("lambda-runtime-trace-id"))
                .contains("Root=1-0000000c-c4ca4238a0b933828dcc509a;Parent=8dcc509a6f75849b;Sampled=0");
        // Without it, AWS's client crashes.
        assertThat(call.headers().firstValue("content-type")).contains("application/json");
    }

    @Test
    void answersAndErrorsComeToTheSandboxTheyAreOf() throws Exception {
        assertThat(post("invocation/1/response", "{\"b\":1}").statusCode()).isEqualTo(202);
        assertThat(post("invocation/1/error", "{\"errorMessage\":\"m\",\"errorType\":\"t\",\"stackTrace\":[\"a.b\"]}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(post("init/error", "no JSON").statusCode()).isEqualTo(202);

        assertThat(recorded.told)
                .containsExactly(
                        "1 answered {\"b\":1}",
                        "1 failed {\"errorMessage\":\"m\",\"errorType\":\"t\",\"stackTrace\":[\"a.b\"]}",
                        "not started {\"errorMessage\":\"no JSON\",\"errorType\":\"Runtime.Unknown\"}");
    }

    @Test
    void anAnswerToAnotherCallIsRefused() throws Exception {
        HttpResponse<String> refused = post("invocation/2/response", "{}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo("{\"errorMessage\":\"Invalid request ID\",\"errorType\":\"InvalidRequestID\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invocation/previous", "invocation/1/2/response", ""})
    void whatTheApiDoesNotHaveIsForbidden(String path) throws Exception {
        assertThat(get("one", path).statusCode()).isEqualTo(403);
    }

    @Test
    void aSandboxThatHasGoneIsForbiddenAsWell() throws Exception {
        api.remove("one");

        assertThat(get("one", "invocation/next").statusCode()).isEqualTo(403);
    }

    @Test
    void whatWasInitialisedGoesOnWithoutASnapshot() throws Exception {
        assertThat(get("one", "restore/next").statusCode()).isEqualTo(200);
    }
}
