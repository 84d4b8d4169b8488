package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The command line as its user sees it. */
final class CommandLineTest {
    private static final String GOAL = "What is 17 * 23, and what is the date in Tokyo now?";

    @TempDir
    private Path directory;

    private Opspawn opspawn(String... arguments) {
        return Opspawn.start(directory, Map.of(), arguments);
    }

    @Test
    void runShowsItsStepsAndPrintsTheAnswerLast() {
        int year = LocalDate.now(ZoneId.of("Asia/Tokyo")).getYear();
        try (Opspawn run = opspawn("run", GOAL)) {
            assertThat(run.exitCode()).as(run.output()).isZero();

            assertThat(run.output().lines().filter(line -> line.contains("→ "))).hasSize(2);
            assertThat(run.output())
                    .contains("→ calculator")
                    .contains("→ current_time")
                    .contains("step 2");
            String answer = run.output().substring(run.output().indexOf("\n\n"));
            assertThat(answer).contains("391").contains(String.valueOf(year));
        }
    }

    @Test
    void runAsJsonPrintsTheTaskAndNothingElse() throws JsonProcessingException {
        try (Opspawn run = opspawn("run", "--json", GOAL)) {
            assertThat(run.exitCode()).isZero();

            JsonNode task = Json.parse(run.output());
            assertThat(task.path("status").asText()).isEqualTo("completed");
            assertThat(task.path("result").asText()).contains("391");
        }
    }

    @Test
    void modelThatCannotBeReachedFailsTheRunWithTheReason() {
        Map<String, String> nobody = Map.of("OPENAI_BASE_URL", "http://127.0.0.1:9/v1", "OPSPAWN_MODEL", "openai/x");
        try (Opspawn run = Opspawn.start(directory, nobody, "run", GOAL)) {
            assertThat(run.exitCode()).isEqualTo(1);

            assertThat(run.output())
                    .doesNotContain("failed: model_unavailable")
                    .contains("the task is failed (model_unavailable): openai/x at http://127.0.0.1:9/v1 "
                            + "refused the connection; asked 4 times");
        }
    }

    @Test
    void wrongSettingIsToldBeforeAnythingStarts() {
        try (Opspawn run = Opspawn.start(directory, Map.of("OPSPAWN_MODLE", "demo"), "run", GOAL)) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output()).startsWith("opspawn: settings: OPSPAWN_MODLE is no setting: use one of ");
        }
    }

    @DisabledIfSystemProperty(
            named = Hosted.SETTING,
            matches = Hosted.PACKAGED,
            disabledReason = "it is told by the first step")
    @Test
    void wrongParameterOfTheTemplateIsToldByTheFunctionThatReadsIt() {
        try (Opspawn run = opspawn("run", "--parameter", "OpenAiBaseUrl=localhost", GOAL)) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .isEqualTo(
                            "opspawn: opspawn-RunAgentFunction: settings: OPENAI_BASE_URL is no address: use http://…"
                                    + " or https://…, without user, query and fragment, such as"
                                    + " https://api.openai.com/v1");
        }
    }

    @Test
    void wrongPathIsToldWithItsOption() {
        try (Opspawn run = opspawn("run", "--agents", "nowhere", GOAL)) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .isEqualTo("opspawn: --agents 'nowhere' is no directory: name one, or leave it out");
        }
    }

    @Test
    void helpIsACommandAsWell() {
        assertThat(said(opspawn("help", "submit"))).startsWith("Usage: opspawn submit ");
    }

    @Test
    void takenPortIsNamedWithItsFlag() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Opspawn up = opspawn("up", "--port", String.valueOf(taken.getLocalPort()))) {
            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.output())
                    .contains("opspawn: port " + taken.getLocalPort()
                            + " is taken by another program: stop it, or choose another one with --port");
        }
    }

    @Test
    void upIsUsedByTheOtherCommandsAndEndsCleanly() {
        try (Opspawn up = opspawn("up", "--port", "0")) {
            String endpoint = up.api().base().toString();
            assertThat(up.output())
                    .contains("demo (rule-based")
                    .contains(
                            Hosted.packaged()
                                    ? "from their zips"
                                    : Target.ROOT.resolve("agents").toString())
                    .contains("curl -s " + endpoint + "/tasks");

            String id = said(opspawn("submit", "--endpoint", endpoint, GOAL)).strip();
            assertThat(said(opspawn("watch", "--endpoint", endpoint, id))).contains("391");
            assertThat(said(opspawn("get", "--endpoint", endpoint, id))).contains("completed");
            assertThat(said(opspawn("list", "--endpoint", endpoint, "--status", "completed")))
                    .contains(id);

            try (Opspawn second = opspawn("up", "--port", "0")) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.output()).contains("another local cloud (process ", "is running on the data in");
            }
            up.terminate();
            assertThat(up.exitCode()).isEqualTo(143);
            assertThat(up.output()).endsWith("stopped");
        }
    }

    private static String said(Opspawn command) {
        try (command) {
            assertThat(command.exitCode()).as(command.output()).isZero();
            return command.output();
        }
    }

    @Test
    void endpointThatIsNotThereIsNamed() {
        try (Opspawn get = opspawn("get", "--endpoint", "http://127.0.0.1:9", "task_x")) {
            assertThat(get.exitCode()).isEqualTo(4);
            assertThat(get.output()).startsWith("opspawn: cannot reach http://127.0.0.1:9/api/v1: ");
        }
    }

    @Test
    void portThatCannotBeIsRefusedInOneLine() {
        try (Opspawn up = opspawn("up", "--port", "99999")) {
            assertThat(up.exitCode()).isEqualTo(2);
            assertThat(up.output()).isEqualTo("opspawn: a port is from 0 to 65535, and this is 99999");
        }
    }

    @Test
    void wrongUseIsExitCodeTwo() {
        try (Opspawn nothing = opspawn("run")) {
            assertThat(nothing.exitCode()).isEqualTo(2);
            assertThat(nothing.output()).contains("Missing required parameter: 'GOAL'");
        }
    }
}
