package com.opspawn.llm.scripted;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A whole answer of a server. */
public record Reply(int status, Map<String, String> headers, String body) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply of(int status, String body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), body);
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    void write(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** The same answer, of which only the first half arrives. */
    public ScriptedProvider.Script cut() {
        return exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
        };
    }
}
