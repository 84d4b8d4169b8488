package com.opspawn.mcp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The servers file: {@code {"mcpServers": {NAME: {"command", "args", "env"} or {"url", "headers"}}}}, as other programs have
 * it too.
 *
 * @param file where it is
 * @param servers in the file's order, without those that are disabled
 */
public record McpServers(Path file, List<McpServer> servers) {
    public McpServers {
        servers = List.copyOf(servers);
    }

    /** What reading led to. */
    public sealed interface Read {
        record Usable(McpServers servers) implements Read {}

        /** @param problems every one, with its place and its fix; none shows a variable's value */
        record Unusable(List<String> problems) implements Read {
            public Unusable {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Reads the file.
     *
     * @param variables what {@code ${NAME}} stands for; an empty value counts as missing
     */
    public static Read read(Path file, Map<String, String> variables) {
        return new ServersFile(file, variables).read();
    }

    /** The names that the file has in {@code ${…}}, so that a host knows what to hand over; none where it cannot be read. */
    public static Set<String> variables(Path file) {
        try {
            return Variables.named(Files.readString(file));
        } catch (IOException e) {
            return Set.of();
        }
    }

    /** The servers file and its lock file stand side by side: {@code mcp_servers.json}, {@code mcp_servers.lock.json}. */
    public Path lockFile() {
        String name = file.getFileName().toString();
        String stem = name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
        return file.resolveSibling(stem + ".lock.json");
    }

    public Optional<McpServer> find(String name) {
        return servers.stream().filter(server -> server.name().equals(name)).findFirst();
    }
}
