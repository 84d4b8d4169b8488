package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An MCP server over HTTP on loopback that has tools, and does nothing with them. */
final class McpServerStub implements AutoCloseable {
    private final HttpServer server;
    private volatile String tools;

    McpServerStub(String tools) throws IOException {
        this.tools = tools;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param json as {@code tools/list} gives them */
    void tools(String json) {
        tools = json;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode message = Json.parse(exchange.getRequestBody().readAllBytes());
            ObjectNode answer = Json.object().put("jsonrpc", "2.0");
            answer.set("id", message.path("id"));
            answer.set("result", result(message.path("method").asText()));
            byte[] body = Json.write(answer).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ObjectNode result(String method) {
        ObjectNode result = Json.object();
        if (method.equals("initialize")) {
            result.put("protocolVersion", "2025-11-25");
            result.putObject("capabilities").putObject("tools");
        } else {
            result.set("tools", Json.parseOwn(tools));
        }
        return result;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
