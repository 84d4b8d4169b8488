package com.opspawn.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.task.TaskKey;
import com.opspawn.tool.Hosts;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Servers files and calls, for tests. */
final class Mcp {
    private Mcp() {}

    /** @param servers what stands within {@code mcpServers} */
    static Path file(Path directory, String servers) {
        try {
            return Files.writeString(directory.resolve("mcp_servers.json"), "{\"mcpServers\": " + servers + "}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static McpServers servers(Path directory, String servers) {
        return servers(directory, servers, Map.of());
    }

    static McpServers servers(Path directory, String servers, Map<String, String> variables) {
        McpServers.Read read = McpServers.read(file(directory, servers), variables);
        assertThat(read).isInstanceOf(McpServers.Read.Usable.class);
        return ((McpServers.Read.Usable) read).servers();
    }

    static McpTools tools(McpServers servers) throws InterruptedException {
        return McpTools.of(servers, InstantSource.system());
    }

    static Tool tool(McpTools tools, String name) {
        return tools.all().stream()
                .filter(tool -> tool.spec().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no tool " + name + "; " + tools.problems()));
    }

    static String call(McpTools tools, String name, String arguments) throws ToolException, InterruptedException {
        return call(tools, name, arguments, Duration.ofSeconds(40));
    }

    static String call(McpTools tools, String name, String arguments, Duration time)
            throws ToolException, InterruptedException {
        return call(tool(tools, name), arguments, time);
    }

    static String call(Tool tool, String arguments, Duration time) throws ToolException, InterruptedException {
        return tool.run((ObjectNode) Json.parseOwn(arguments), context(time));
    }

    /** What the model is told of a call that goes wrong. */
    static String refusal(McpTools tools, String name, String arguments) throws InterruptedException {
        return refusal(tools, name, arguments, Duration.ofSeconds(40));
    }

    static String refusal(McpTools tools, String name, String arguments, Duration time) throws InterruptedException {
        try {
            throw new AssertionError("not refused: " + call(tools, name, arguments, time));
        } catch (ToolException e) {
            return String.valueOf(e.getMessage());
        }
    }

    static ToolContext context(Duration time) {
        TaskKey task = new TaskKey("default", "task_00000000-0000-0000-0000-000000000001");
        return new ToolContext(
                task, "assistant", "key", List.of(), Instant.now().plus(time), Hosts.ANY);
    }
}
