package com.opspawn.system.deployed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Stands on loopback before an API that is deployed without an issuer of tokens, and signs what goes there, as any caller of
 * such an API has to. It also keeps the API's path, whatever the emulator has put before it, and lets in only a few at a time.
 */
final class SigningFront implements Front {
    /** What the client, the server or the signature says itself. */
    private static final Set<String> OWN =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings");

    private static final String NOT_STARTED = "bootstrap did not reach the Runtime API";

    private static final int STARTS = 4;

    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final Endpoint endpoint;
    private final String api;
    private final Semaphore places;

    /**
     * @param api the address of the API's root
     * @param atOnce how many requests may be there at once
     */
    SigningFront(Endpoint endpoint, String api, int atOnce) throws IOException {
        this.endpoint = endpoint;
        this.api = api;
        this.places = new Semaphore(atOnce, true);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    @Override
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> answer = answer(exchange);
            answer.headers().map().forEach((name, values) -> {
                if (isPassed(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            boolean none = answer.body().length == 0;
            exchange.sendResponseHeaders(answer.statusCode(), none ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> answer(HttpExchange exchange) throws IOException, InterruptedException {
        HttpRequest request = signed(exchange, exchange.getRequestBody().readAllBytes());
        places.acquire();
        try {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            for (int i = 1; i < STARTS && isNotStarted(answer); i++) {
                answer = client.send(request, BodyHandlers.ofByteArray());
            }
            return answer;
        } finally {
            places.release();
        }
    }

    /** On a busy machine an emulator gives up on a function's start, which AWS does not. The call has not come to it. */
    private static boolean isNotStarted(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 502 && new String(answer.body(), StandardCharsets.UTF_8).contains(NOT_STARTED);
    }

    private HttpRequest signed(HttpExchange exchange, byte[] body) {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        URI target = URI.create(api + asked.getRawPath() + query);
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(60))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        signedHeaders(exchange, target, body).forEach((name, values) -> {
            if (isPassed(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private Map<String, List<String>> signedHeaders(HttpExchange exchange, URI target, byte[] body) {
        SdkHttpFullRequest.Builder plain =
                SdkHttpFullRequest.builder().uri(target).method(SdkHttpMethod.fromValue(exchange.getRequestMethod()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isPassed(name)) {
                plain.putHeader(name, values);
            }
        });
        return signer.sign(
                        sign -> sign.identity(AwsCredentialsIdentity.create(endpoint.accessKey(), endpoint.secretKey()))
                                .request(plain.build())
                                .payload(ContentStreamProvider.fromByteArray(body))
                                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                                .putProperty(AwsV4HttpSigner.REGION_NAME, endpoint.region()))
                .request()
                .headers();
    }

    private static boolean isPassed(String name) {
        return !OWN.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
