package com.opspawn.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.opspawn.local.function.FunctionHost;
import com.opspawn.local.function.Functions;
import com.opspawn.local.function.InProcessHost;
import com.opspawn.local.function.Invocation;
import com.opspawn.local.function.Outcome;
import com.opspawn.local.template.Authorization;
import com.opspawn.local.template.FunctionSpec;
import com.opspawn.local.template.HttpRoute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpApiServerTest {
    private static final UUID ID = new UUID(0, 7);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T06:05:04.003Z"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CountDownLatch released = new CountDownLatch(1);
    private final Functions functions = new Functions(
            Map.of(
                    "echo",
                    echo(),
                    "full",
                    answering("""
                        {"statusCode": 201, "headers": {"Location": "/there", "X-A": "1"},
                         "cookies": ["a=1; HttpOnly", "b=2"], "body": "aGk=", "isBase64Encoded": true}\
                        """),
                    "bare",
                    answering("{\"a\":1}"),
                    "broken",
                    answering("{\"statusCode\":\"many\"}"),
                    "failing",
                    host(call -> new Outcome.Rejected("ServiceException", "secret")),
                    "slow",
                    host(this::untilReleased)),
            () -> ID);
    private final HttpApiServer server = start();

    private HttpApiServer start() {
        List<HttpRoute> routes = List.of(
                route("ANY", "/echo/{name}/{rest+}", "echo"),
                route("GET", "/full", "full"),
                route("GET", "/bare", "bare"),
                route("GET", "/broken", "broken"),
                route("GET", "/failing", "failing"),
                route("GET", "/slow", "slow"));
        try {
            HttpApi api = new HttpApi(routes, functions, Duration.ofMillis(200), CLOCK, () -> ID);
            HttpApiServer bound = HttpApiServer.bind(0, api);
            bound.start();
            return bound;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
        functions.close();
    }

    @Test
    void aRequestBecomesAnEventOfPayloadFormat2() throws Exception {
        HttpResponse<String> response = client.send(
                request("/echo/a%20b/c/d%2Fe?x=1&y=%C3%A4&x=2+3&z")
                        .header("X-Two", "1")
                        .header("x-two", "2")
                        .header("Cookie", "k=v; l=w")
                        .header("User-Agent", "test")
                        .header("Content-Type", "application/json; charset=utf-8")
                        .method("PUT", HttpRequest.BodyPublishers.ofString("{\"ö\":1}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        String host = server.url().getAuthority();
        assertThat(JSON.readTree(response.body())).isEqualTo(JSON.readTree("""
            {"version": "2.0", "routeKey": "ANY /echo/{name}/{rest+}", "rawPath": "/echo/a b/c/d/e",
             "rawQueryString": "x=1&y=%C3%A4&x=2+3&z", "cookies": ["k=v", "l=w"],
             "headers": {"content-length": "8", "content-type": "application/json; charset=utf-8", "host": "HOST",
               "user-agent": "test", "x-two": "1,2"},
             "queryStringParameters": {"x": "1,2 3", "y": "ä", "z": ""},
             "requestContext": {"accountId": "000000000000", "apiId": "local", "domainName": "HOST",
               "domainPrefix": "local", "http": {"method": "PUT", "path": "/echo/a b/c/d/e", "protocol": "HTTP/1.1",
                 "sourceIp": "127.0.0.1", "userAgent": "test"},
               "requestId": "00000000-0000-0000-0000-000000000007", "routeKey": "ANY /echo/{name}/{rest+}",
               "stage": "$default", "time": "22/Nov/2026:06:05:04 +0000", "timeEpoch": 1795327504003},
             "pathParameters": {"name": "a b", "rest": "c/d/e"}, "body": "{\\"ö\\":1}", "isBase64Encoded": false}\
            """.replace("HOST", host)));
    }

    @Test
    void aBodyThatIsNoTextTravelsAsBase64() throws Exception {
        JsonNode event = JSON.readTree(client.send(
                        request("/echo/a/b")
                                .header("Content-Type", "application/octet-stream")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {0, (byte) 0xff}))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());

        assertThat(event.get("body").asText()).isEqualTo("AP8=");
        assertThat(event.get("isBase64Encoded").asBoolean()).isTrue();
    }

    @Test
    void aFullAnswerSetsStatusHeadersCookiesAndBody() throws Exception {
        HttpResponse<String> response = get("/full");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("location")).contains("/there");
        assertThat(response.headers().firstValue("content-type")).contains("text/plain;charset=UTF-8");
        assertThat(response.headers().allValues("set-cookie")).containsExactlyInAnyOrder("a=1; HttpOnly", "b=2");
        assertThat(response.body()).isEqualTo("hi");
    }

    @Test
    void bareJsonIsAnswered200() throws Exception {
        HttpResponse<String> response = get("/bare");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void whatFailsBehindTheApiIsToldWithoutDetails() throws Exception {
        assertAnswer(get("/broken"), 500, "{\"message\":\"Internal Server Error\"}");
        assertAnswer(get("/failing"), 500, "{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void aFunctionSlowerThanTheIntegrationLimitIsUnavailable() throws Exception {
        assertAnswer(get("/slow"), 503, "{\"message\":\"Service Unavailable\"}");
    }

    @Test
    void aPathOrMethodWithoutRouteIsNotFound() throws Exception {
        assertAnswer(get("/nowhere"), 404, "{\"message\":\"Not Found\"}");
        assertAnswer(
                client.send(request("/full").DELETE().build(), HttpResponse.BodyHandlers.ofString()),
                404,
                "{\"message\":\"Not Found\"}");
    }

    @Test
    void moreThanTenMegabytesAreRefused() throws Exception {
        HttpRequest tooLarge = request("/echo/a/b")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1]))
                .build();

        assertAnswer(
                client.send(tooLarge, HttpResponse.BodyHandlers.ofString()),
                413,
                "{\"message\":\"Request Entity Too Large\"}");
    }

    private static void assertAnswer(HttpResponse<String> response, int status, String body) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    private static HttpRoute route(String method, String path, String function) {
        return new HttpRoute(method, path, function, new Authorization.Open());
    }

    private static FunctionHost echo() {
        FunctionSpec spec = new FunctionSpec(
                "Echo",
                "echo",
                EchoHandler.class.getName(),
                Path.of("."),
                Duration.ofSeconds(5),
                128,
                Map.of(),
                List.of());
        return new InProcessHost(spec, Map::of, List::of, CLOCK, line -> {});
    }

    private static FunctionHost answering(String payload) {
        return host(call -> new Outcome.Answered(payload));
    }

    private Outcome untilReleased(Invocation call) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Outcome.Answered("null");
    }

    private static FunctionHost host(Function<Invocation, Outcome> behaviour) {
        return new FunctionHost() {
            @Override
            public Outcome invoke(Invocation invocation) {
                return behaviour.apply(invocation);
            }

            @Override
            public void close() {}
        };
    }
}
