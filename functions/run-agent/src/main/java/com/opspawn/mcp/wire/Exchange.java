package com.opspawn.mcp.wire;

import com.opspawn.mcp.wire.WireException.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * HTTP with one origin. A redirect within it is followed, with the same method and body, as a server behind a proxy needs
 * it; one that leads elsewhere is refused, so no header ever reaches another origin.
 */
final class Exchange implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);

    private final Endpoint.Http endpoint;
    private final HttpClient client;

    Exchange(Endpoint.Http endpoint) {
        this.endpoint = endpoint;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Sends a request; the caller closes the answer's body.
     *
     * @param headers the protocol's own
     */
    HttpResponse<InputStream> send(String method, String body, Map<String, String> headers)
            throws WireException, InterruptedException {
        URI address = endpoint.address();
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpResponse<InputStream> response = send(address, method, body, headers);
            if (!REDIRECTS.contains(response.statusCode())) {
                return response;
            }
            close(response);
            address = redirected(address, response);
        }
        throw new WireException(Outcome.NOT_DONE, "redirects more than " + MAX_REDIRECTS + " times");
    }

    private HttpResponse<InputStream> send(URI address, String method, String body, Map<String, String> headers)
            throws WireException, InterruptedException {
        BodyPublisher publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).method(method, publisher);
        endpoint.headers().forEach(request::setHeader);
        headers.forEach(request::setHeader);
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private WireException failure(IOException e) {
        boolean unreached = e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
        String reason = e.getCause() instanceof UnresolvedAddressException
                ? "no such host"
                : e.getMessage() == null ? "connection refused" : e.getMessage();
        return unreached
                ? new WireException(Outcome.NOT_DONE, "cannot be reached at " + endpoint.shown() + ": " + reason, e)
                : new WireException(Outcome.UNKNOWN, "broke the connection: " + reason, e);
    }

    private URI redirected(URI from, HttpResponse<?> response) throws WireException {
        Optional<URI> to = response.headers().firstValue("Location").flatMap(location -> resolved(from, location));
        if (to.isEmpty() || !origin(to.get()).equals(origin(endpoint.address()))) {
            throw new WireException(
                    Outcome.NOT_DONE,
                    "redirects to " + to.map(Exchange::origin).orElse("nowhere")
                            + ", another origin, which is refused: if that is where the server is, write its address"
                            + " into the servers file");
        }
        return to.get();
    }

    private static Optional<URI> resolved(URI from, String location) {
        try {
            return Optional.of(from.resolve(location));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Sends and does not care: for what a server should know but need not. */
    void sendLater(String body, Map<String, String> headers, Duration patience) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint.address()).timeout(patience).POST(BodyPublishers.ofString(body));
        endpoint.headers().forEach(request::setHeader);
        headers.forEach(request::setHeader);
        var _ = client.sendAsync(request.build(), BodyHandlers.discarding());
    }

    /** Ends a session at the server, if it can be done quickly. */
    void delete(Map<String, String> headers, Duration patience) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint.address()).timeout(patience).DELETE();
        endpoint.headers().forEach(request::setHeader);
        headers.forEach(request::setHeader);
        try {
            client.send(request.build(), BodyHandlers.discarding());
        } catch (IOException e) {
            // Then it ends when the server thinks it has been idle for too long.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void close(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException e) {
            // Nothing more is read from it.
        }
    }

    /** Whoever still waits hears of a broken connection. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
