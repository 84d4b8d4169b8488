package com.opspawn.memory.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.memory.MemoryException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls an HTTP API that takes and gives JSON, for requests that do no harm when they come twice. What fails is not asked
 * again, but for a connection that was kept open and turned out dead: a function that was frozen finds many of these. It
 * stops when its thread is interrupted, and no message of its failures holds a secret.
 */
public final class JsonApi {
    private static final Logger LOG = LoggerFactory.getLogger(JsonApi.class);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int TOO_MANY = 429;
    private static final int TIMED_OUT = 408;
    private static final int NOT_FOUND = 404;

    private final String name;
    private final URI address;
    private final Map<String, String> headers;
    private final Secrets secrets;
    private final String fix;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * @param name what it is, for messages
     * @param address without a slash at its end
     * @param headers sent with each request; their values are secret
     * @param fix the settings to look at where it does not work
     */
    public JsonApi(String name, URI address, Map<String, String> headers, String fix) {
        this.name = name;
        this.address = address;
        this.headers = Map.copyOf(headers);
        this.secrets = new Secrets(headers.values());
        this.fix = fix;
    }

    /**
     * Calls.
     *
     * @param path what follows the address, with its slash
     * @throws MemoryException where the answer is no success
     */
    public JsonNode post(String path, ObjectNode body) {
        return read(path, successful(path, send("POST", path, Optional.of(body))));
    }

    /** As {@link #post}; empty where what the path names is not there. */
    public Optional<JsonNode> call(String method, String path, Optional<ObjectNode> body) {
        HttpResponse<String> response = send(method, path, body);
        return response.statusCode() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(read(path, successful(path, response)));
    }

    private HttpResponse<String> send(String method, String path, Optional<ObjectNode> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(
                        method,
                        body.map(Json::write).map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        headers.forEach(request::header);
        try {
            return sent(request.build());
        } catch (IOException e) {
            throw MemoryException.retryable(
                    where() + " gave no answer (" + reason(e) + "): see that it runs, and " + fix, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MemoryException.retryable(where() + ": interrupted while waiting for the answer", e);
        }
    }

    private HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (ConnectException | HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            LOG.debug("{}: sent again on a new connection, after {}", where(), reason(e));
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static String reason(IOException e) {
        String kind = e.getClass().getSimpleName();
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }

    private String successful(String path, HttpResponse<String> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return response.body();
        }
        String message = where() + path + " answered " + status + ": "
                + secrets.hiddenIn(ErrorMessage.of(response.body())) + "; " + fix;
        boolean retryable = status == TOO_MANY || status == TIMED_OUT || status >= 500;
        throw retryable
                ? MemoryException.retryable(message, new IOException("HTTP " + status))
                : MemoryException.terminal(message);
    }

    private JsonNode read(String path, String body) {
        try {
            return Json.parse(body);
        } catch (JsonProcessingException e) {
            throw MemoryException.terminal(
                    where() + path + " answered what is not JSON (" + e.getOriginalMessage() + "): " + fix, e);
        }
    }

    private String where() {
        return name + " at " + address;
    }
}
