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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
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

    private @Nullable McpTools opened;

    /** The server's entry in a servers file. */
    abstract String entry();

    /** One connection for all tests, as a function has one for all tasks; opened when the server is there. */
    private McpTools tools() throws InterruptedException {
        McpTools tools = opened;
        if (tools == null) {
            tools = Mcp.tools(Mcp.servers(directory, "{\"real\": {" + entry() + "}}"));
            assertThat(tools.problems()).isEmpty();
            opened = tools;
        }
        return tools;
    }

    @AfterAll
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void toolsBearTheirServersNameAndTheEffectOfTheirAnnotations() throws InterruptedException {
        Tool echo = Mcp.tool(tools(), "real__echo");
        assertThat(echo.spec().effect()).isEqualTo(Effect.READ);
        assertThat(echo.spec().description()).startsWith("[from MCP server real] ");
        assertThat(echo.spec().parameters().path("required").toString()).isEqualTo("[\"message\"]");
        assertThat(tools().servers()).containsExactly("real");
    }

    @Test
    void callGivesItsText() throws ToolException, InterruptedException {
        assertThat(Mcp.call(tools(), "real__echo", "{\"message\": \"grüße 𝄞\\nline\"}"))
                .isEqualTo("Echo: grüße 𝄞\nline");
        assertThat(Mcp.call(tools(), "real__get-sum", "{\"a\": 17, \"b\": 25}"))
                .isEqualTo("The sum of 17 and 25 is 42.");
    }

    @Test
    void olderProxyToolCallsTheSame() throws ToolException, InterruptedException {
        String arguments =
                "{\"server_name\": \"real\", \"tool_name\": \"get-sum\", \"arguments\": {\"a\": 1, \"b\": 2}}";
        assertThat(Mcp.call(tools().proxy(offered -> true), arguments, Duration.ofSeconds(40)))
                .isEqualTo("The sum of 1 and 2 is 3.");
    }

    @Test
    void imageIsToldAsAMark() throws ToolException, InterruptedException {
        assertThat(Mcp.call(tools(), "real__get-tiny-image", "{}"))
                .startsWith("Here's the image you requested:")
                .containsPattern("\\[image image/png, \\d+ bytes]");
    }

    @Test
    void wrongArgumentsAreToldInTheServersWords() throws InterruptedException {
        assertThat(Mcp.refusal(tools(), "real__get-sum", "{\"a\": \"x\", \"b\": 2}"))
                .isNotBlank();
    }

    @Test
    void callsRunSideBySideOnOneConnection() throws Exception {
        McpTools tools = tools();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> slow = threads.submit(
                    () -> Mcp.call(tools(), "real__trigger-long-running-operation", "{\"duration\": 3, \"steps\": 1}"));
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
        Mcp.call(tools(), "real__echo", "{\"message\": \"warm\"}");

        String told = Mcp.refusal(
                tools(),
                "real__trigger-long-running-operation",
                "{\"duration\": 30, \"steps\": 1}",
                Duration.ofMillis(1_200));

        assertThat(told).startsWith("MCP server 'real' gave no answer within ");
        assertThat(Mcp.call(tools(), "real__echo", "{\"message\": \"still here\"}"))
                .isEqualTo("Echo: still here");
    }
}
