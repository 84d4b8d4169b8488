package com.opspawn.local.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** EventBridge's {@code PutEvents} on 127.0.0.1, one virtual thread for each request. */
public final class EventsServer implements AutoCloseable {
    private static final String JSON_1_1 = "application/x-amz-json-1.1";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** EventBridge's own limits. */
    private static final int MOST_ENTRIES = 10;

    private static final int MOST_BYTES = 1024 * 1024;

    private final EventBus bus;
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private EventsServer(EventBus bus, InstantSource clock, HttpServer server) {
        this.bus = bus;
        this.clock = clock;
        this.server = server;
    }

    /** Starts to answer on a free port. */
    public static EventsServer start(EventBus bus, InstantSource clock) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            EventsServer server = new EventsServer(bus, clock, http);
            http.setExecutor(server.threads);
            http.createContext("/", server::answer);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("EventBridge cannot listen", e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            if (!target.equals("AWSEvents.PutEvents")) {
                refuse(exchange, "UnknownOperationException", "The operation '" + target + "' is not supported");
                return;
            }
            JsonNode entries = entries(body);
            if (body.length > MOST_BYTES || entries.isEmpty() || entries.size() > MOST_ENTRIES) {
                refuse(exchange, "ValidationException", "entries must be 1 to 10, and 1 MB together");
                return;
            }
            respond(exchange, 200, put(entries));
        }
    }

    private static JsonNode entries(byte[] body) throws IOException {
        try {
            return JSON.readTree(body).path("Entries");
        } catch (JsonProcessingException e) {
            return JSON.createArrayNode();
        }
    }

    private ObjectNode put(JsonNode entries) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("Entries");
        entries.forEach(entry -> results.add(put(entry, results.size())));
        long failed = results.findValues("ErrorCode").size();
        return answer.put("FailedEntryCount", failed);
    }

    private ObjectNode put(JsonNode entry, int index) {
        String source = entry.path("Source").asText("");
        String type = entry.path("DetailType").asText("");
        try {
            if (!source.isEmpty() && !type.isEmpty() && JSON.readTree(detail(entry)) instanceof ObjectNode detail) {
                List<String> resources = new ArrayList<>();
                entry.path("Resources").forEach(resource -> resources.add(resource.asText()));
                return JSON.createObjectNode().put("EventId", bus.put(source, type, time(entry), resources, detail));
            }
        } catch (JsonProcessingException e) {
            return error("MalformedDetail", "Detail is malformed in entry " + index + ".");
        }
        return error(
                "InvalidArgument", "Source, DetailType and Detail, an object, are required in entry " + index + ".");
    }

    private static String detail(JsonNode entry) {
        return entry.path("Detail").asText("null");
    }

    private Instant time(JsonNode entry) {
        JsonNode time = entry.path("Time");
        return time.isNumber() ? Instant.ofEpochMilli(Math.round(time.asDouble() * 1000)) : clock.instant();
    }

    private static ObjectNode error(String code, String message) {
        return JSON.createObjectNode().put("ErrorCode", code).put("ErrorMessage", message);
    }

    private static void refuse(HttpExchange exchange, String type, String message) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
        respond(exchange, 400, JSON.createObjectNode().put("__type", type).put("message", message));
    }

    private static void respond(HttpExchange exchange, int status, ObjectNode json) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", JSON_1_1);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
