package com.opspawn.local.function.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.local.Eventually;
import com.opspawn.local.function.FunctionError;
import com.opspawn.local.function.FunctionHost;
import com.opspawn.local.function.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** AWS's runtime client, in processes of their own; it is there for Linux alone. */
@EnabledOnOs(OS.LINUX)
class PackagedHostTest {
    private static PackagedProbe probe;
    private static FunctionHost host;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void start() throws IOException {
        probe = new PackagedProbe(directory);
        host = probe.host(Map.of("GREETING", "hello"));
    }

    @AfterAll
    static void stop() throws IOException {
        probe.close();
        assertThat(directory.resolve("sandboxes")).doesNotExist();
    }

    private static boolean isAlive(JsonNode report) {
        return ProcessHandle.of(report.path("pid").asLong())
                .map(ProcessHandle::isAlive)
                .orElse(false);
    }

    @Test
    void aFunctionIsToldWhatLambdaTells() throws IOException {
        JsonNode report = probe.report(host, "{}");

        assertThat(report.path("request").asText()).startsWith("request-");
        assertThat(report.path("function").asText()).isEqualTo("probe");
        assertThat(report.path("arn").asText()).isEqualTo("arn:of:probe");
        assertThat(report.path("memory").asInt()).isEqualTo(128);
        assertThat(report.path("remaining").asInt()).isBetween(30_000, 60_000);
        assertThat(report.path("trace").asText())
                .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
        assertThat(Path.of(
                        report.path("directory").asText(), Probe.class.getName().replace('.', '/') + ".class"))
                .exists();
    }

    @Test
    void aFunctionSeesItsOwnVariablesAndLambdasAlone() throws IOException {
        JsonNode environment = probe.report(host, "{}").path("environment");

        assertThat(environment.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "GREETING",
                        "JAVA_TOOL_OPTIONS",
                        "_HANDLER",
                        "AWS_ACCESS_KEY_ID",
                        "AWS_DEFAULT_REGION",
                        "AWS_EXECUTION_ENV",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        "AWS_LAMBDA_LOG_FORMAT",
                        "AWS_LAMBDA_LOG_GROUP_NAME",
                        "AWS_LAMBDA_LOG_STREAM_NAME",
                        "AWS_LAMBDA_RUNTIME_API",
                        "AWS_REGION",
                        "AWS_SAM_LOCAL",
                        "AWS_SECRET_ACCESS_KEY",
                        "LAMBDA_TASK_ROOT",
                        "LANG",
                        "PATH",
                        "TMPDIR",
                        "TZ");
        assertThat(environment.path("GREETING").asText()).isEqualTo("hello");
    }

    @Test
    void aSandboxIsUsedAgainAndHasTheHeapOfItsMemory() throws IOException {
        try (FunctionHost own = probe.host(Map.of())) {
            JsonNode first = probe.report(own, "{}");
            JsonNode second = probe.report(own, "{}");

            assertThat(second.path("pid")).isEqualTo(first.path("pid"));
            assertThat(second.path("calls").asInt()).isEqualTo(2);
            // 85 % of 128 MB, less what the serial collector keeps for itself.
            assertThat(second.path("heap").asInt()).isBetween(100, 109);
            assertThat(Launch.heapKilobytes(512)).isEqualTo(445_645);
        }
    }

    @Test
    void callsAtOnceHaveASandboxEach(@TempDir Path files) throws Exception {
        try (FunctionHost own = probe.host(Map.of())) {
            Path file = files.resolve("go");
            String hold = "{\"do\":\"hold\",\"file\":\"" + file + "\"}";
            CompletableFuture<JsonNode> other = CompletableFuture.supplyAsync(() -> quietly(own, hold));
            Eventually.holds(() -> assertThat(probe.log()).contains("ProbeFunction: holding for " + file + "\n"));
            JsonNode one = probe.report(own, "{}");
            Files.createFile(file);

            assertThat(other.get().path("pid")).isNotEqualTo(one.path("pid"));
            assertThat(other.get().path("temporary")).isNotEqualTo(one.path("temporary"));
        }
    }

    private static JsonNode quietly(FunctionHost own, String event) {
        try {
            return probe.report(own, event);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void moreCallsThanAreReservedAreThrottled(@TempDir Path files) throws Exception {
        try (FunctionHost own = probe.reserved(1)) {
            Path file = files.resolve("go");
            String hold = "{\"do\":\"hold\",\"file\":\"" + file + "\"}";
            CompletableFuture<JsonNode> running = CompletableFuture.supplyAsync(() -> quietly(own, hold));
            Eventually.holds(() -> assertThat(probe.log()).contains("ProbeFunction: holding for " + file + "\n"));

            assertThat(probe.told(own, "{}"))
                    .isEqualTo(new Outcome.Rejected("TooManyRequestsException", "Rate Exceeded."));
            Files.createFile(file);
            running.get();
            Eventually.holds(() -> assertThat(probe.told(own, "{}")).isInstanceOf(Outcome.Answered.class));
        }
    }

    @Test
    void whatAFunctionThrowsIsItsErrorAndTheSandboxGoesOn() throws IOException {
        JsonNode before = probe.report(host, "{}");

        assertThat(probe.told(host, "{\"do\":\"throw\"}")).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.error().errorType()).isEqualTo("java.lang.IllegalStateException");
            assertThat(failed.error().errorMessage()).isEqualTo("broken");
            assertThat(failed.error().stackTrace().getFirst()).startsWith(Probe.class.getName());
        });
        assertThat(isAlive(before)).isTrue();
    }

    @Test
    void aCallOverItsTimeEndsItsSandboxAndTheNextCallHasAnother() throws Exception {
        try (FunctionHost own = probe.hurried(Duration.ofSeconds(2))) {
            JsonNode before = probe.report(own, "{}");

            Outcome outcome = probe.told(own, "{\"do\":\"hang\"}");

            assertThat(outcome).isInstanceOfSatisfying(Outcome.TimedOut.class, timedOut -> {
                assertThat(timedOut.error().errorType()).isEqualTo("Sandbox.Timedout");
                assertThat(timedOut.error().errorMessage())
                        .matches("RequestId: request-\\d+ Error: Task timed out after 2\\.00 seconds");
                assertThat(probe.log())
                        .contains("ProbeFunction: " + timedOut.error().errorMessage() + "\n");
            });
            Eventually.holds(() -> assertThat(isAlive(before)).isFalse());
            assertThat(probe.report(own, "{}").path("calls").asInt()).isEqualTo(1);
            assertThat(Path.of(before.path("temporary").asText())).doesNotExist();
        }
    }

    @Test
    void anExitIsLambdasExitError() throws IOException {
        try (FunctionHost own = probe.host(Map.of())) {
            assertThat(failure(own, "{\"do\":\"exit\"}"))
                    .matches("Runtime\\.ExitError: RequestId: request-\\d+ Error: Runtime exited with error: exit "
                            + "status 3");
            assertThat(probe.report(own, "{}").path("calls").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aFullHeapIsJavasErrorAndEndsTheSandbox() throws Exception {
        try (FunctionHost own = probe.large(256)) {
            JsonNode before = probe.report(own, "{}");

            assertThat(failure(own, "{\"do\":\"hoard\"}")).isEqualTo("java.lang.OutOfMemoryError: Java heap space");
            Eventually.holds(() -> assertThat(isAlive(before)).isFalse());
            assertThat(probe.report(own, "{}").path("calls").asInt()).isEqualTo(1);
        }
    }

    @Test
    void memoryBesideTheHeapCountsAsWell() {
        try (FunctionHost own = probe.host(Map.of())) {
            assertThat(failure(own, "{\"do\":\"hoard-natively\"}"))
                    .matches("Runtime\\.ExitError: RequestId: request-\\d+ Error: Runtime exited with error: signal: "
                            + "killed");
        }
    }

    private static String failure(FunctionHost own, String event) {
        if (probe.told(own, event) instanceof Outcome.Failed(FunctionError error)) {
            return error.errorType() + ": " + error.errorMessage();
        }
        throw new AssertionError("it did not fail");
    }

    @Test
    void aConstructorThatThrowsFailsTheCall() {
        try (FunctionHost own = probe.host(Map.of("FAIL_WITH", "no settings"))) {
            assertThat(failure(own, "{}")).isEqualTo("java.lang.IllegalArgumentException: no settings");
        }
    }

    @Test
    void anExitBeforeTheFirstCallIsAnExitError() {
        try (FunctionHost own = probe.host(Map.of("EXIT_WITH", "7"))) {
            assertThat(failure(own, "{}"))
                    .isEqualTo("Runtime.ExitError: Error: Runtime exited with error: exit status 7");
        }
    }

    @Test
    void whatAFunctionPrintsHasItsName() throws Exception {
        probe.report(host, "{\"do\":\"print\"}");

        Eventually.holds(() -> assertThat(probe.log())
                .contains(
                        "ProbeFunction: from standard output\n",
                        "ProbeFunction: from standard error\n",
                        "ProbeFunction: from the logger\n")
                .noneMatch(line -> line.contains("JAVA_TOOL_OPTIONS")));
    }
}
