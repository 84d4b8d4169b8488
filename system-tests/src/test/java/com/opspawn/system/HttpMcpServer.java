package com.opspawn.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The reference server from npm over streamable HTTP, on loopback only. */
record HttpMcpServer(Process process, int port) implements AutoCloseable {
    /** The server itself binds to every address; this keeps it on loopback, and tells the port. */
    private static final String LOOPBACK = """
        const net = require('node:net');
        const listen = net.Server.prototype.listen;
        net.Server.prototype.listen = function (port, ...rest) {
          this.once('listening', () => console.error('LISTENING ' + this.address().port));
          return listen.call(this, { port: Number(port), host: '127.0.0.1' }, ...rest);
        };
        """;

    static HttpMcpServer start(Path directory) throws IOException {
        Path server = Path.of(System.getProperty("mcp.everything"))
                .resolve("node_modules/@modelcontextprotocol/server-everything/dist/index.js");
        Path preload = Files.writeString(directory.resolve("loopback.cjs"), LOOPBACK);
        ProcessBuilder builder = new ProcessBuilder(
                        "node",
                        "--require",
                        preload.toString(),
                        server.toAbsolutePath().toString(),
                        "streamableHttp")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PORT", "0");
        Process process = builder.start();
        BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
        String line = errors.readLine();
        while (line != null && !line.startsWith("LISTENING ")) {
            line = errors.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the MCP server ended before it listened");
        }
        return new HttpMcpServer(process, Integer.parseInt(line.substring("LISTENING ".length())));
    }

    String url() {
        return "http://127.0.0.1:" + port + "/mcp";
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
