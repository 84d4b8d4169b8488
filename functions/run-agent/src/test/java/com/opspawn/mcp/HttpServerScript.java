package com.opspawn.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An MCP server over HTTP on loopback that answers rightly, but where a script says otherwise. */
final class HttpServerScript implements AutoCloseable {
    /** Answers one request. */
    @FunctionalInterface
    interface Script {
        void answer(HttpExchange exchange, ObjectNode message) throws IOException;
    }

    /** What came in: method, path, headers in lower case, body. */
    record Seen(String method, String path, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile String tools = Tools.named("echo");
    private volatile String session = "session-1";

    private HttpServerScript(HttpServer server) {
        this.server = server;
    }

    static HttpServerScript start() throws IOException {
        HttpServerScript script =
                new HttpServerScript(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        script.server.createContext("/", script::handle);
        script.server.setExecutor(script.threads);
        script.server.start();
        return script;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp";
    }

    List<Seen> seen() {
        return seen;
    }

    List<Seen> seen(String method) {
        return seen.stream()
                .filter(one -> one.body().contains("\"" + method + "\""))
                .toList();
    }

    void tools(String json) {
        tools = json;
    }

    /** The server restarts: it knows no session from before. */
    void forgetSessions(String next) {
        session = next;
    }

    /** @param what an MCP method, a tool's name, {@code GET} or {@code DELETE} */
    void on(String what, Script script) {
        scripts.put(what, script);
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            seen.add(new Seen(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
            ObjectNode message = body.isEmpty() ? Json.object() : (ObjectNode) Json.parse(body);
            answer(exchange, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange, ObjectNode message) throws IOException {
        String method = message.path("method").asText(exchange.getRequestMethod());
        String tool = message.path("params").path("name").asText();
        Script script = scripts.get(method.equals("tools/call") && scripts.containsKey(tool) ? tool : method);
        if (script != null) {
            script.answer(exchange, message);
        } else if (!method.equals("initialize")
                && !session.equals(exchange.getRequestHeaders().getFirst("Mcp-Session-Id"))) {
            send(exchange, 404, "application/json", "{\"error\": {\"message\": \"no such session\"}}");
        } else {
            usual(exchange, method, message);
        }
    }

    private void usual(HttpExchange exchange, String method, ObjectNode message) throws IOException {
        switch (method) {
            case "initialize" -> {
                exchange.getResponseHeaders().set("Mcp-Session-Id", session);
                ObjectNode about = Json.object().put("protocolVersion", "2025-06-18");
                about.putObject("capabilities").putObject("tools");
                result(exchange, message, about);
            }
            case "tools/list" -> result(exchange, message, Json.object().set("tools", Json.parse(tools)));
            case "tools/call" ->
                result(
                        exchange,
                        message,
                        text(message.path("params").path("arguments").path("text")));
            default -> send(exchange, 202, "application/json", "");
        }
    }

    static ObjectNode text(JsonNode text) {
        ObjectNode result = Json.object();
        result.putArray("content").addObject().put("type", "text").put("text", text.asText());
        return result;
    }

    static ObjectNode text(String text) {
        return text(Json.object().put("text", text).path("text"));
    }

    static String written(ObjectNode message, JsonNode result) {
        ObjectNode answer = Json.object().put("jsonrpc", "2.0");
        answer.set("id", message.path("id"));
        answer.set("result", result);
        return Json.write(answer);
    }

    static void result(HttpExchange exchange, ObjectNode message, JsonNode result) throws IOException {
        send(exchange, 200, "application/json", written(message, result));
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
