package com.opspawn.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.tool.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Child processes that misbehave. */
@Timeout(60)
final class StdioFaultTest {
    @TempDir
    private Path directory;

    private @Nullable McpTools open;

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
    }

    private McpTools faulty(String more, Map<String, String> variables, String... names)
            throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("tools.json"), Tools.named(names));
        String entry = JavaProgram.entry(FaultyServer.class, file.toString()) + more;
        McpTools tools = Mcp.tools(Mcp.servers(directory, "{\"faulty\": {" + entry + "}}", variables));
        assertThat(tools.problems()).isEmpty();
        open = tools;
        return tools;
    }

    private McpTools faulty(String... names) throws IOException, InterruptedException {
        return faulty("", Map.of(), names);
    }

    @Test
    void callInFlightWhenTheServerDiesIsUnknownAndTheNextOneStartsItAnew() throws Exception {
        McpTools tools = faulty("die", "echo");

        assertThat(Mcp.refusal(tools, "faulty__die", "{}"))
                .isEqualTo("MCP server 'faulty' ended with exit code 3; its last words were: out of cheese; whether the"
                        + " call was carried out is unknown");
        assertThat(Mcp.call(tools, "faulty__echo", "{\"text\": \"back\"}")).isEqualTo("back");
    }

    @Test
    void serverThatDiesBetweenCallsIsStartedAnew() throws Exception {
        McpTools tools = faulty("pid");
        long first = pid(Mcp.call(tools, "faulty__pid", "{}"));
        ProcessHandle process = ProcessHandle.of(first).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);

        assertThat(pid(Mcp.call(tools, "faulty__pid", "{}"))).isNotEqualTo(first);
    }

    private static long pid(String text) {
        return Long.parseLong(text.substring("pid ".length()));
    }

    @Test
    void callThatHangsEndsInItsTimeAndIsCancelledAtTheServer() throws Exception {
        McpTools tools = faulty("hang", "cancelled", "echo");
        Mcp.call(tools, "faulty__echo", "{}");

        String told = Mcp.refusal(tools, "faulty__hang", "{}", Duration.ofMillis(700));

        assertThat(told)
                .matches("MCP server 'faulty' gave no answer within \\d{3} ms; whether the call was carried out is"
                        + " unknown");
        assertThat(Mcp.call(tools, "faulty__cancelled", "{}")).matches("no answer within \\d{3} ms");
    }

    @Test
    void callWhoseThreadIsInterruptedStopsAndIsCancelledAtTheServer() throws Exception {
        McpTools tools = faulty("hang", "cancelled", "echo");
        Mcp.call(tools, "faulty__echo", "{}");
        FutureTask<String> call = new FutureTask<>(() -> Mcp.call(tools, "faulty__hang", "{}"));
        Thread thread = Thread.ofVirtual().start(call);
        awaitWaiting(thread);

        thread.interrupt();

        assertThat(thrownBy(call)).isInstanceOf(InterruptedException.class);
        assertThat(Mcp.call(tools, "faulty__cancelled", "{}")).isEqualTo("the caller was told to stop");
    }

    private static void awaitWaiting(Thread thread) {
        Instant latest = Instant.now().plusSeconds(10);
        while (thread.getState() != Thread.State.TIMED_WAITING && Instant.now().isBefore(latest)) {
            Thread.onSpinWait();
        }
    }

    private static Throwable thrownBy(FutureTask<String> call) throws InterruptedException, TimeoutException {
        try {
            throw new AssertionError("not stopped: " + call.get(10, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }

    @Test
    void endlessMessageEndsTheServerAndNotTheFunction() throws Exception {
        McpTools tools = faulty("flood", "echo");

        assertThat(Mcp.refusal(tools, "faulty__flood", "{}"))
                .isEqualTo("MCP server 'faulty' sent a message longer than 8388608 bytes; whether the call was carried"
                        + " out is unknown");
        assertThat(Mcp.call(tools, "faulty__echo", "{\"text\": \"back\"}")).isEqualTo("back");
    }

    @Test
    void whatIsNoMessageIsPassedOver() throws Exception {
        assertThat(Mcp.call(faulty("garbage"), "faulty__garbage", "{}")).isEqualTo("after the garbage");
    }

    @Test
    void answerToAnotherRequestIsNobodysAnswer() throws Exception {
        assertThat(Mcp.call(faulty("wrong_id"), "faulty__wrong_id", "{}")).isEqualTo("for you");
    }

    @Test
    void answerWithoutResultAndErrorIsAnError() throws Exception {
        assertThat(Mcp.refusal(faulty("neither"), "faulty__neither", "{}"))
                .isEqualTo("MCP server 'faulty' sent an answer with neither a result nor an error; whether the call was"
                        + " carried out is unknown");
    }

    @Test
    void refusalIsToldInTheServersWords() throws Exception {
        assertThat(Mcp.refusal(faulty("refuse"), "faulty__refuse", "{}"))
                .isEqualTo("MCP server 'faulty' refused: not on a Sunday (-32000)");
    }

    @Test
    void errorsThatNobodyReadsHoldNoServerUp() throws Exception {
        assertThat(Mcp.call(faulty("noisy"), "faulty__noisy", "{}")).isEqualTo("still here");
    }

    @Test
    void nothingIsOfferedToServersButAnAnswerToTheirPing() throws Exception {
        assertThat(Mcp.call(faulty("ask"), "faulty__ask", "{}"))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"s1\",\"error\":{\"code\":-32601,\"message\":\"this client"
                        + " offers no sampling/createMessage\"}}\n{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}");
    }

    @Test
    void effectKeyGoesAlongForServersThatKnowIt() throws Exception {
        assertThat(Mcp.call(faulty("meta"), "faulty__meta", "{}")).isEqualTo("{\"com.opspawn/effect-key\":\"key\"}");
    }

    @Test
    void childSeesOnlyItsOwnEnvironmentAndWhatEveryProgramNeeds() throws Exception {
        McpTools tools = faulty(
                ", \"env\": {\"TOKEN\": \"${GITHUB_TOKEN}\"}",
                Map.of("GITHUB_TOKEN", "ghp_1234567890", "OPENAI_API_KEY", "sk-0987654321"),
                "environment");

        String[] seen = Mcp.call(tools, "faulty__environment", "{}").split("\n", -1);

        assertThat(seen)
                .contains("TOKEN", "PATH")
                .isSubsetOf(
                        "TOKEN",
                        "PATH",
                        "HOME",
                        "USER",
                        "LOGNAME",
                        "SHELL",
                        "LANG",
                        "LC_ALL",
                        "LC_CTYPE",
                        "TZ",
                        "TMPDIR");
    }

    @Test
    void secretThatAServerTellsIsHidden() throws Exception {
        McpTools tools = faulty(
                ", \"env\": {\"TOKEN\": \"${GITHUB_TOKEN}\"}", Map.of("GITHUB_TOKEN", "ghp_1234567890"), "secret");

        assertThat(Mcp.call(tools, "faulty__secret", "{}")).isEqualTo("it is [GITHUB_TOKEN]");
    }

    @Test
    void closeEndsTheServerWithItsChildren() throws Exception {
        McpTools tools = faulty("child", "pid");
        long child = Long.parseLong(Mcp.call(tools, "faulty__child", "{}"));
        long server = pid(Mcp.call(tools, "faulty__pid", "{}"));

        tools.close();

        assertThat(isAlive(server)).isFalse();
        assertThat(isAlive(child)).isFalse();
    }

    /** Killed processes are gone a moment later. */
    private static boolean isAlive(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        process.ifPresent(
                handle -> handle.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    void serverThatDoesNotComeUpSaysWhyAndFailsNothingElse() throws InterruptedException {
        McpServers servers = Mcp.servers(
                directory, "{\"gone\": {\"command\": \"no-such-program-here\"}, \"deaf\": {\"command\": \"false\"}}");

        try (McpTools tools = Mcp.tools(servers)) {
            assertThat(tools.all()).isEmpty();
            assertThat(tools.problems().get("gone"))
                    .startsWith("cannot be started: is 'no-such-program-here' installed where the agent runs? ");
            assertThat(tools.problems()).containsEntry("deaf", "ended with exit code 1");
        }
    }

    @Test
    void serverThatNeverListsItsToolsIsStartedAnewAtTheThirdTry() throws Exception {
        McpTools tools = faulty("pid");
        Path file = directory.resolve("tools.json");
        String listed = Files.readString(file);
        Files.writeString(file, "\"silence\"");
        Duration time = Duration.ofSeconds(3);
        assertThat(Mcp.refusal(tools, "faulty__pid", "{}", time)).endsWith("; the call was not made");
        assertThat(Mcp.refusal(tools, "faulty__pid", "{}", time)).endsWith("; the call was not made");
        Files.writeString(file, listed);

        assertThat(Mcp.call(tools, "faulty__pid", "{}")).startsWith("pid ");
    }

    @Test
    void callsOfOneServerWaitForNoOther() throws ToolException, IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("tools.json"), Tools.named("echo", "hang"));
        String entry = JavaProgram.entry(FaultyServer.class, file.toString());
        McpTools tools = Mcp.tools(Mcp.servers(directory, "{\"one\": {" + entry + "}, \"two\": {" + entry + "}}"));
        open = tools;
        Thread hanging = Thread.ofVirtual().start(() -> {
            try {
                Mcp.refusal(tools, "one__hang", "{}", Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(Mcp.call(tools, "two__echo", "{\"text\": \"free\"}")).isEqualTo("free");
        hanging.interrupt();
        hanging.join();
    }
}
