package com.opspawn.mcp;

import com.opspawn.tool.Tool;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tools of all servers of a servers file, as they were accepted.
 *
 * <p>No server is reached before one of its tools is called, but for one whose tools were never accepted: on a machine where
 * the lock file can be written, what it offers is accepted on first use.
 */
public final class McpTools implements AutoCloseable {
    /** The older form: one tool that calls any of them. */
    public static final String PROXY = McpProxyTool.NAME;

    private static final Logger LOG = LoggerFactory.getLogger(McpTools.class);

    private final Map<String, List<McpTool>> tools = new LinkedHashMap<>();
    private final List<ServerLink> links = new ArrayList<>();
    private final Map<String, String> problems = new LinkedHashMap<>();

    private McpTools() {}

    /** @param clock what tells tools their deadline */
    public static McpTools of(McpServers servers, InstantSource clock) throws InterruptedException {
        LockFile lock = new LockFile(servers.lockFile());
        McpTools made = new McpTools();
        made.acceptOnFirstUse(servers, lock);
        for (McpServer server : servers.servers()) {
            ServerLink link = new ServerLink(server, clock);
            made.links.add(link);
            made.tools.put(server.name(), made.accepted(link, lock));
        }
        made.problems.forEach((name, why) -> LOG.warn("MCP server {} {}", name, why));
        return made;
    }

    private void acceptOnFirstUse(McpServers servers, LockFile lock) throws InterruptedException {
        List<McpServer> unknown = new ArrayList<>();
        for (McpServer server : servers.servers()) {
            if (isUnknown(server, lock)) {
                unknown.add(server);
            }
        }
        if (!unknown.isEmpty() && lock.isWritable()) {
            new FirstUse(servers).accept(unknown, problems);
        }
    }

    private static boolean isUnknown(McpServer server, LockFile lock) {
        try {
            return lock.accepted(server.name()).isEmpty();
        } catch (LockFile.DamagedException e) {
            // Told when its tools are read.
            return false;
        }
    }

    private List<McpTool> accepted(ServerLink link, LockFile lock) {
        String server = link.server().name();
        try {
            Optional<Map<String, ToolDefinition>> accepted = lock.accepted(server);
            if (accepted.isEmpty()) {
                problems.putIfAbsent(
                        server,
                        "has no accepted tools: run opspawn mcp accept " + server
                                + " and put the lock file beside the servers file");
                return List.of();
            }
            return distinct(link, accepted.get().values().stream().toList());
        } catch (LockFile.DamagedException e) {
            problems.put(server, "cannot be used: " + e.getMessage());
            return List.of();
        }
    }

    /** Two names of one server that become one here are a server's trick or a rare accident: the second is left out. */
    private List<McpTool> distinct(ServerLink link, List<ToolDefinition> definitions) {
        Map<String, McpTool> byName = new LinkedHashMap<>();
        for (ToolDefinition definition : definitions) {
            McpTool tool = new McpTool(link, definition);
            if (byName.putIfAbsent(tool.spec().name(), tool) != null) {
                LOG.warn(
                        "MCP server {}: a second tool would be called {}",
                        link.server().name(),
                        tool.spec().name());
            }
        }
        return List.copyOf(byName.values());
    }

    /** The names of all servers, in the file's order. */
    public List<String> servers() {
        return List.copyOf(tools.keySet());
    }

    /** A server's tools by name; none where it is unknown or cannot be used. */
    public List<Tool> tools(String server) {
        return List.copyOf(tools.getOrDefault(server, List.of()));
    }

    /** The tools of all servers. */
    public List<Tool> all() {
        return tools.values().stream().<Tool>flatMap(List::stream).toList();
    }

    /**
     * The older form: one tool that calls any of them.
     *
     * @param offered tells by a tool's name whether it is one of them for this caller
     */
    public Tool proxy(Predicate<String> offered) {
        Map<String, List<McpTool>> those = new LinkedHashMap<>();
        tools.forEach((server, all) -> those.put(
                server,
                all.stream().filter(tool -> offered.test(tool.spec().name())).toList()));
        return new McpProxyTool(those);
    }

    /** Why a server's tools are missing, by its name; goes on after the name. */
    public Map<String, String> problems() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(problems));
    }

    /** Ends all sessions and child processes. */
    @Override
    public void close() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            links.forEach(link -> threads.execute(link::close));
        }
    }
}
