package com.opspawn.local.function.packaged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.opspawn.local.function.FunctionError;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Lambda Runtime API on loopback, for all sandboxes: each is told apart by the first segment of its path, which is part
 * of the address that its client is given.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">the API</a>
 */
final class RuntimeApi implements AutoCloseable {
    private static final Pattern PATH =
            Pattern.compile("/([^/]+)/2018-06-01/runtime/(invocation/next|invocation/([^/]+)/(response|error)"
                    + "|init/error|restore/next|restore/error)");
    private static final String OK = "{\"status\":\"OK\"}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, RuntimeCalls> sandboxes = new ConcurrentHashMap<>();

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    static RuntimeApi start() throws IOException {
        RuntimeApi api =
                new RuntimeApi(HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0));
        api.server.setExecutor(api.threads);
        api.server.createContext("/", api::serve);
        api.server.start();
        return api;
    }

    /** What {@code AWS_LAMBDA_RUNTIME_API} is in a sandbox. */
    String address(String sandbox) {
        return "127.0.0.1:" + server.getAddress().getPort() + "/" + sandbox;
    }

    void add(String sandbox, RuntimeCalls calls) {
        sandboxes.put(sandbox, calls);
    }

    void remove(String sandbox) {
        sandboxes.remove(sandbox);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            RuntimeCalls sandbox = path.matches() ? sandboxes.get(path.group(1)) : null;
            if (sandbox == null) {
                answer(exchange, 403, error("Forbidden", "there is no such sandbox, or no such path"));
            } else if (path.group(3) == null) {
                serve(exchange, sandbox, path.group(2));
            } else {
                boolean known = path.group(4).equals("response")
                        ? sandbox.answered(path.group(3), body(exchange))
                        : sandbox.failed(path.group(3), functionError(exchange));
                answer(exchange, known ? 202 : 400, known ? OK : error("InvalidRequestID", "Invalid request ID"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void serve(HttpExchange exchange, RuntimeCalls sandbox, String path)
            throws IOException, InterruptedException {
        switch (path) {
            case "invocation/next" -> {
                Optional<Call> call = sandbox.next();
                if (call.isPresent()) {
                    deliver(exchange, call.get());
                }
            }
            // There is no snapshot: what was initialised goes on.
            case "restore/next" -> answer(exchange, 200, OK);
            default -> {
                sandbox.notStarted(functionError(exchange));
                answer(exchange, 202, OK);
            }
        }
    }

    private static void deliver(HttpExchange exchange, Call call) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", call.invocation().requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(call.deadline().toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", call.invocation().invokedArn());
        headers.set("Lambda-Runtime-Trace-Id", TraceId.of(call));
        answer(exchange, 200, call.invocation().payload());
    }

    /** A content type is more than courtesy: AWS's client crashes without one. */
    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String error(String type, String message) {
        return "{\"errorMessage\":\"" + message + "\",\"errorType\":\"" + type + "\"}";
    }

    private static FunctionError functionError(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
        String body = body(exchange);
        try {
            return FunctionError.read(body);
        } catch (JsonProcessingException e) {
            return FunctionError.own(type == null ? "Runtime.Unknown" : type, body);
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
