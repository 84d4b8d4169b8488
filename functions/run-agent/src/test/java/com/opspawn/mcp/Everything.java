package com.opspawn.mcp;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The reference server from npm. Where it is installed is told by the system property {@code mcp.everything}: the directory
 * that {@code npm install} was run in.
 */
final class Everything {
    private Everything() {}

    static boolean isInstalled() {
        return Optional.ofNullable(System.getProperty("mcp.everything")).isPresent();
    }

    static Path program() {
        return Path.of(System.getProperty("mcp.everything"))
                .resolve("node_modules/@modelcontextprotocol/server-everything/dist/index.js")
                .toAbsolutePath();
    }
}
