package com.opspawn.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EffectTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {} | ONCE
        {"readOnlyHint": true} | READ
        {"readOnlyHint": true, "idempotentHint": true} | READ
        {"idempotentHint": true} | IDEMPOTENT
        {"idempotentHint": true, "destructiveHint": true} | IDEMPOTENT
        {"readOnlyHint": false, "idempotentHint": false} | ONCE
        {"readOnlyHint": "true"} | ONCE
        {"destructiveHint": false} | ONCE
        7 | ONCE
        """)
    void annotationsTellTheEffectAndSilenceMeansOnce(String annotations, Effect effect) {
        ObjectNode tool = Tools.tool("x", "x").set("annotations", Json.parseOwn(annotations));

        assertThat(ToolDefinition.of(tool).effect()).isEqualTo(effect);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {} | READ | ONCE
        {"*": "once"} | ONCE | ONCE
        {"*": "once", "look": "read"} | READ | ONCE
        {"act": "idempotent"} | READ | IDEMPOTENT
        """)
    void operatorsWordCountsMoreThanTheServers(String effects, Effect look, Effect act) throws Exception {
        try (HttpServerScript server = HttpServerScript.start()) {
            ObjectNode reading = Tools.tool("look", "x");
            reading.putObject("annotations").put("readOnlyHint", true);
            server.tools(Json.write(Json.array().add(reading).add(Tools.tool("act", "x"))));
            McpServers servers = Mcp.servers(
                    directory, "{\"web\": {\"url\": \"" + server.url() + "\", \"effects\": " + effects + "}}");
            try (McpTools tools = Mcp.tools(servers)) {
                assertThat(Mcp.tool(tools, "web__look").spec().effect()).isEqualTo(look);
                assertThat(Mcp.tool(tools, "web__act").spec().effect()).isEqualTo(act);
                Tool proxy = tools.proxy(offered -> true);
                assertThat(proxy.spec().effect()).isEqualTo(Effect.ONCE);
                assertThat(proxy.meant(meant("look")).tool().spec().effect()).isEqualTo(look);
                assertThat(proxy.meant(meant("web__act")).tool().spec().effect())
                        .isEqualTo(act);
            }
        }
    }

    private static ObjectNode meant(String tool) {
        return Json.object().put("server_name", "web").put("tool_name", tool);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nobody | echo | there is no MCP server 'nobody': use one of web
        web | gone | MCP server 'web' has no accepted tool 'gone'; it has echo
        """)
    void proxyTellsWhatThereIs(String server, String tool, String told) throws IOException, InterruptedException {
        try (HttpServerScript script = HttpServerScript.start();
                McpTools tools = Mcp.tools(Mcp.servers(directory, "{\"web\": {\"url\": \"" + script.url() + "\"}}"))) {
            ObjectNode arguments = Json.object().put("server_name", server).put("tool_name", tool);
            String message = "";
            try {
                Mcp.call(tools.proxy(offered -> true), Json.write(arguments), Duration.ofSeconds(10));
            } catch (ToolException e) {
                message = String.valueOf(e.getMessage());
            }
            assertThat(message).isEqualTo(told);
        }
    }

    @Test
    void timeOfACallIsTheServersWithSomeGraceForTheMessage() throws IOException, InterruptedException {
        try (HttpServerScript script = HttpServerScript.start();
                McpTools tools = Mcp.tools(Mcp.servers(
                        directory, "{\"web\": {\"url\": \"" + script.url() + "\", \"timeout_seconds\": 7}}"))) {
            assertThat(Mcp.tool(tools, "web__echo").spec().timeout()).isEqualTo(Duration.ofSeconds(12));
        }
    }
}
