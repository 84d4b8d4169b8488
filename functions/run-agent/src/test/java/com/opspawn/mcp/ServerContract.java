package com.opspawn.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds with any real server that has the reference server's tools, over whichever transport. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerContract {
    @TempDir
    private Path directory;

    private McpTools tools;

    /** The server's entry in a servers file. */
    abstract String entry();

    @BeforeEach
    void open() throws InterruptedException {
        tools = Mcp.tools(Mcp.servers(directory, "{\"real\": {" + entry() + "}}"));
        assertThat(tools.problems()).isEmpty();
    }

    @AfterEach
    void close() {
        tools.close();
    }

    @Test
    void toolsBearTheirServersNameAndTheEffectOfTheirAnnotations() {
        Tool echo = Mcp.tool(tools, "real__echo");
        assertThat(echo.spec().effect()).isEqualTo(Effect.READ);
        assertThat(echo.spec().description()).startsWith("[from MCP server real] ");
        assertThat(echo.spec().parameters().path("required").toString()).isEqualTo("[\"message\"]");
        assertThat(tools.servers()).containsExactly("real");
    }

    @Test
    void callGivesItsText() throws ToolException, InterruptedException {
        assertThat(Mcp.call(tools, "real__echo", "{\"message\": \"grüße 𝄞\\nline\"}"))
                .isEqualTo("Echo: grüße 𝄞\nline");
        assertThat(Mcp.call(tools, "real__get-sum", "{\"a\": 17, \"b\": 25}")).isEqualTo("The sum of 17 and 25 is 42.");
    }

    @Test
    void olderProxyToolCallsTheSame() throws ToolException, InterruptedException {
        String arguments =
                "{\"server_name\": \"real\", \"tool_name\": \"get-sum\", \"arguments\": {\"a\": 1, \"b\": 2}}";
        assertThat(Mcp.call(tools.proxy(), arguments, Duration.ofSeconds(40))).isEqualTo("The sum of 1 and 2 is 3.");
    }

    @Test
    void imageIsToldAsAMark() throws ToolException, InterruptedException {
        assertThat(Mcp.call(tools, "real__get-tiny-image", "{}"))
                .startsWith("Here's the image you requested:")
                .containsPattern("\\[image image/png, \\d+ bytes]");
    }

    @Test
    void wrongArgumentsAreToldInTheServersWords() throws InterruptedException {
        assertThat(Mcp.refusal(tools, "real__get-sum", "{\"a\": \"x\", \"b\": 2}"))
                .isNotBlank();
    }

    @Test
    void callsRunSideBySideOnOneConnection() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> slow = threads.submit(
                    () -> Mcp.call(tools, "real__trigger-long-running-operation", "{\"duration\": 3, \"steps\": 1}"));
            List<Future<String>> quick = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String message = "m" + i;
                quick.add(threads.submit(() -> Mcp.call(tools, "real__echo", "{\"message\": \"" + message + "\"}")));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(quick.get(i).get()).isEqualTo("Echo: m" + i);
            }
            assertThat(slow.get()).isNotBlank();
        }
    }

    @Test
    void callThatTakesTooLongEndsInItsTimeAndTheServerStaysUsable() throws ToolException, InterruptedException {
        Mcp.call(tools, "real__echo", "{\"message\": \"warm\"}");

        String told = Mcp.refusal(
                tools,
                "real__trigger-long-running-operation",
                "{\"duration\": 30, \"steps\": 1}",
                Duration.ofMillis(1_200));

        assertThat(told).startsWith("MCP server 'real' gave no answer within ");
        assertThat(Mcp.call(tools, "real__echo", "{\"message\": \"still here\"}"))
                .isEqualTo("Echo: still here");
    }
}
