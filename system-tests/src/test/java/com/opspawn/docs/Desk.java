package com.opspawn.docs;

import com.opspawn.cli.Main;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * The command {@code opspawn} for a {@link Terminal}, in this process: a JVM for each command of each page would take a
 * minute. The script that stands for the launcher posts its arguments, and is given output, errors and exit code.
 */
final class Desk implements AutoCloseable {
    private static final Set<String> LOCAL = Set.of("run", "up", "doctor", "mcp", "completion", "help");
    /** Exit codes travel as statuses behind this one. */
    private static final int STATUS = 200;

    private final HttpServer server;
    private final URI cloud;
    private final Path agents;

    /** @param agents the directory that {@code run} finds in the working directory of its user */
    Desk(URI cloud, Path agents) throws IOException {
        this.cloud = cloud;
        this.agents = agents;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String line = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Path said = Path.of(exchange.getRequestHeaders().getFirst("Said"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(
                new PrintWriter(out), new PrintWriter(err), arguments(line).toArray(String[]::new));
        Files.writeString(said.resolve("out"), out.toString());
        Files.writeString(said.resolve("err"), err.toString());
        exchange.sendResponseHeaders(STATUS + code, -1);
        exchange.close();
    }

    private List<String> arguments(String line) {
        List<String> arguments = new ArrayList<>(List.of(line.split("\0", -1)));
        arguments.removeLast();
        if (arguments.isEmpty()) {
            return arguments;
        }
        String command = arguments.getFirst();
        if (command.equals("run") && !arguments.contains("--agents")) {
            arguments.addAll(1, List.of("--agents", agents.toString(), "--model", "demo"));
        }
        if (!LOCAL.contains(command)) {
            arguments.addAll(1, List.of("--endpoint", cloud.toString()));
        }
        return arguments;
    }

    /** What stands for the launcher; it is given no settings of this machine. */
    String script() {
        return """
            #!/bin/bash
            said=$(mktemp -d)
            status=$(printf '%%s\\0' "$@" | curl -s --data-binary @- -H "Said: $said" -o /dev/null -w '%%{http_code}' \
            http://127.0.0.1:%d/)
            cat "$said/out"
            cat "$said/err" >&2
            rm -r "$said"
            exit $((status - %d))
            """.formatted(server.getAddress().getPort(), STATUS);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
