package com.opspawn.cli;

import com.opspawn.mcp.McpServer;
import com.opspawn.mcp.McpServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which servers file is meant. */
final class McpOptions {
    @Option(
            names = "--mcp",
            paramLabel = "FILE",
            defaultValue = "${env:OPSPAWN_MCP_SERVERS:-mcp_servers.json}",
            description = "The servers file (default: OPSPAWN_MCP_SERVERS, else mcp_servers.json).")
    private Path file = Path.of("mcp_servers.json");

    /** With this environment's values for the file's variables. */
    McpServers servers() {
        return switch (McpServers.read(file, System.getenv())) {
            case McpServers.Read.Usable usable -> usable.servers();
            case McpServers.Read.Unusable unusable ->
                throw new CommandException(String.join("\n  ", unusable.problems()));
        };
    }

    /** The named ones, or all where none is named. */
    static List<McpServer> chosen(McpServers servers, List<String> names) {
        List<McpServer> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(servers.find(name)
                    .orElseThrow(() -> new CommandException("there is no server '" + name + "' in " + servers.file()
                            + ": use " + String.join(", ", names(servers)))));
        }
        return names.isEmpty() ? servers.servers() : chosen;
    }

    private static List<String> names(McpServers servers) {
        return servers.servers().stream().map(McpServer::name).toList();
    }
}
