package com.opspawn.agent.definition;

import com.opspawn.policy.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code tools} and {@code mcp_servers} of a file. */
final class ToolReader {
    private static final String EVERY = "*";

    private final Section agent;
    private final Known known;

    ToolReader(Section agent, Known known) {
        this.agent = agent;
        this.known = known;
    }

    List<String> servers() {
        List<String> servers = new ArrayList<>();
        for (Map.Entry<String, String> item :
                agent.strings("mcp_servers").orElse(Map.of()).entrySet()) {
            String server = item.getValue();
            if (server.equals(EVERY)) {
                servers.addAll(known.mcpServers());
            } else if (known.mcpServers().contains(server)) {
                servers.add(server);
            } else {
                agent.note(
                        item.getKey(),
                        "invalid",
                        "names '" + server + "', which is no MCP server" + of(server, known.mcpServers()));
            }
        }
        return servers.stream().distinct().toList();
    }

    private static String of(String name, List<String> names) {
        return names.isEmpty()
                ? ": none is configured"
                : NearMiss.didYouMean(name, names) + ": use " + String.join(", ", names);
    }

    /** Left out, they are the usual ones and all of its servers'. */
    ToolChoice tools(List<String> servers) {
        Optional<Map<String, String>> written = agent.strings("tools");
        if (written.isEmpty()) {
            return usual(known, servers);
        }
        written.get().forEach((at, tool) -> check(at, tool, servers));
        return ToolChoice.of(List.copyOf(written.get().values()));
    }

    static ToolChoice usual(Known known, List<String> servers) {
        return ToolChoice.of(
                Stream.concat(known.usualTools().stream(), servers.stream().map(ToolReader::allOf))
                        .toList());
    }

    static String allOf(String server) {
        return server + AgentDefinition.OF_SERVER + EVERY;
    }

    private void check(String at, String tool, List<String> servers) {
        Glob pattern = new Glob(tool);
        if (pattern.hasStar() && !tool.equals(pattern.literalStart() + EVERY)) {
            agent.note(
                    at,
                    "invalid",
                    "'" + tool + "' has a star before its end: use a name, or a name's beginning and a star");
            return;
        }
        List<String> names = names(servers);
        boolean fits = AgentDefinition.isOfServer(tool, servers)
                || known.tools().stream().anyMatch(pattern::fits);
        boolean ofOther = !fits && AgentDefinition.isOfServer(tool, known.mcpServers());
        if (ofOther) {
            agent.note(at, "invalid", "names '" + tool + "', whose MCP server mcp_servers does not list: add it there");
        } else if (!fits) {
            agent.note(at, "invalid", unknown(tool, names));
        }
    }

    private List<String> names(List<String> servers) {
        return Stream.concat(known.tools().stream(), servers.stream().map(ToolReader::allOf))
                .toList();
    }

    static String unknown(String tool, List<String> names) {
        String use = names.isEmpty() ? "there is none" : "use " + String.join(", ", names);
        return "names '" + tool + "', which is unknown" + NearMiss.didYouMean(tool, names) + ": " + use;
    }
}
