package com.opspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.cli.doctor.Doctor;
import com.opspawn.cli.doctor.Finding;
import com.opspawn.local.Options;
import com.opspawn.local.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DoctorCommandTest {
    private static final Finding API = Finding.ok("endpoint", "answers");

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void agents() throws IOException {
        environment.put("OPSPAWN_MODEL", "demo");
        environment.put(
                "OPSPAWN_AGENTS",
                Files.createDirectories(directory.resolve("agents")).toString());
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("template.yaml"))) {
            here = Objects.requireNonNull(here.getParent());
        }
        return here;
    }

    private Options options() {
        return Options.of(root()).withEnvironment(environment);
    }

    private List<Finding> findings(Options options, boolean offline) throws InterruptedException {
        return new Doctor(options, offline).find(directory.resolve("data"), () -> API, false);
    }

    private Finding finding(String subject) throws InterruptedException {
        return findings(options(), false).stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void dataOfAnotherStoreIsToldWithTheOptionThatGoesOnWithIt() throws IOException, InterruptedException {
        Path data = directory.resolve("data");
        Files.writeString(Files.createDirectories(data.resolve("tables")).resolve("shared-local-instance.db"), "rows");

        assertThat(finding("data"))
                .isEqualTo(Finding.broken(
                        "data",
                        "the tasks in " + data + " were kept by another store",
                        "start with --store dynamodb-local to go on with them, or name another directory with --data"));
        assertThat(findings(options().withStore(Store.DYNAMODB_LOCAL), false))
                .contains(Finding.ok("data", data + ", in the dynamodb-local store"));
    }

    @Test
    void nothingIsBrokenWhereTheSystemWouldStart() throws InterruptedException {
        assertThat(findings(options(), false)).noneMatch(finding -> finding.level() == Finding.Level.BROKEN);
    }

    @Test
    void everyMistakeOfAgentsFilesIsToldWithItsLine() throws IOException, InterruptedException {
        write("agents/a.yaml", "limits: {max_steps: 0}\n");
        write("agents/b.yaml", "description: b\nplaner: react\n");

        Finding agents = finding("agents");

        assertThat(agents.level()).isEqualTo(Finding.Level.BROKEN);
        assertThat(agents.details()).hasSize(2);
        assertThat(agents.details().getFirst()).endsWith("a.yaml:1: limits.max_steps must be 1 to 500");
        assertThat(agents.details().getLast()).contains("b.yaml:2: planer is no field here (did you mean planner?)");
        assertThat(agents.fix()).isEqualTo("correct each of them: run and up refuse to start with any");
    }

    @Test
    void keysAreNamedAndNeverShown() throws InterruptedException {
        environment.put("OPENAI_API_KEY", "sk-secret");
        environment.put("ANTHROPIC_API_KEY_SECRET", "opspawn/anthropic");
        environment.put("OPSPAWN_MODEL", "anthropic/claude");

        List<Finding> findings = findings(options(), false);

        assertThat(findings.toString()).doesNotContain("sk-secret");
        assertThat(findings).contains(Finding.ok("model", "anthropic/claude"));
        assertThat(finding("providers").details())
                .contains("openai: key set", "anthropic: key in the secret opspawn/anthropic", "gemini: no key");
    }

    @Test
    void aModelWithoutAKeyIsBrokenAndSaysWhatToSet() throws InterruptedException {
        environment.put("OPSPAWN_MODEL", "gemini/gemini-2.5-flash");

        assertThat(finding("model"))
                .isEqualTo(Finding.broken(
                        "model",
                        "gemini/gemini-2.5-flash cannot be used",
                        "provider 'gemini' has no key: set GEMINI_API_KEY where the agent runs"));
    }

    @Test
    void aTypoInASettingIsBroken() throws InterruptedException {
        environment.put("OPSPAWN_MODLE", "x");

        Finding settings = finding("settings");

        assertThat(settings.level()).isEqualTo(Finding.Level.BROKEN);
        assertThat(settings.details().getFirst()).startsWith("OPSPAWN_MODLE is no setting: use one of ");
    }

    @Test
    void mistakesInTheServersFileAreTold() throws IOException, InterruptedException {
        Path file = write("servers.json", "{\"mcpServers\": {\"a\": {}}}");
        environment.put("OPSPAWN_MCP_SERVERS", file.toString());

        assertThat(finding("mcp"))
                .isEqualTo(Finding.broken(
                        "mcp",
                        "servers.json: mcpServers.a.command is missing, and so is url: a server is a command (with"
                                + " args, env) or a url (with headers)",
                        "correct " + file));
    }

    @Test
    void serversAreReachedAndNothingOfThemIsAccepted() throws IOException, InterruptedException {
        try (McpServerStub server = new McpServerStub("[{\"name\":\"look\",\"inputSchema\":{\"type\":\"object\"}}]")) {
            Path file = write(
                    "servers.json",
                    "{\"mcpServers\": {\"web\": {\"url\": \"" + server.origin() + "/mcp\"},"
                            + " \"down\": {\"url\": \"http://127.0.0.1:9/mcp\"}}}");
            write("agents/a.yaml", "mcp_servers: [web, down]\n");
            environment.put("OPSPAWN_MCP_SERVERS", file.toString());

            List<Finding> findings = findings(options(), false);

            assertThat(findings)
                    .contains(
                            Finding.note(
                                    "mcp",
                                    "web: web__look is not accepted yet",
                                    "look at it and accept it with opspawn mcp accept web"),
                            Finding.broken(
                                    "mcp",
                                    "down cannot be reached at http://127.0.0.1:9: connection refused",
                                    "start it, correct its entry in " + file + ", or set \"disabled\": true"));
            assertThat(findings)
                    .filteredOn(finding -> finding.subject().equals("agents"))
                    .allMatch(finding -> finding.level() == Finding.Level.OK);
            assertThat(directory.resolve("servers.lock.json")).doesNotExist();
        }
    }

    @Test
    void offlineNoServerIsReached() throws IOException, InterruptedException {
        Path file = write("servers.json", "{\"mcpServers\": {\"down\": {\"url\": \"http://127.0.0.1:9/mcp\"}}}");
        environment.put("OPSPAWN_MCP_SERVERS", file.toString());

        assertThat(findings(options(), true)).contains(Finding.ok("mcp", "down: not reached, as --offline says"));
    }

    @Test
    void aTemplateThatIsWrongIsToldWithItsLine() throws IOException, InterruptedException {
        Path template = write("template.yaml", "Resources:\n  X:\n    Type: AWS::Unheard::Of\n");

        List<Finding> findings = findings(options().withTemplate(template), false);

        Finding found = findings.stream()
                .filter(finding -> finding.subject().equals("template"))
                .findFirst()
                .orElseThrow();
        assertThat(found.level()).isEqualTo(Finding.Level.BROKEN);
        assertThat(found.details().getFirst()).startsWith("template.yaml:3: ");
    }

    @Test
    void dataThatCannotBeKeptAndATakenPortAreBroken() throws IOException, InterruptedException {
        Path file = write("file", "");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            List<Finding> findings = new Doctor(options().withPort(port), true).find(file, () -> API, false);
            assertThat(findings)
                    .contains(
                            Finding.broken(
                                    "data",
                                    file + " is no directory",
                                    "give yourself the right to write there, or name another directory with --data"),
                            Finding.broken(
                                    "port",
                                    port + " is taken by another program",
                                    "stop it, or choose another port with --port"));

            assertThat(new Doctor(options().withPort(port), true).find(file, () -> API, true))
                    .contains(Finding.ok("port", port + ", where Opspawn answers already"));
        }
    }

    @Test
    void theCommandAsksTheEndpointAndItsExitCodeTellsWhetherAnythingIsBroken() throws IOException {
        try (Cli cli = new Cli()) {
            cli.api.then(200, "{\"tasks\":[]}");
            cli.at("doctor", "--port", "0", "--data", directory.toString(), "--offline", "--json");
            JsonNode endpoint = last(cli);
            assertThat(endpoint.path("level").asText()).isEqualTo("ok");
            assertThat(cli.lastLine()).isEqualTo("GET /api/v1/tasks?limit=1");

            cli.api.then(401, "{\"message\":\"Unauthorized\"}");
            assertThat(cli.at("doctor", "--port", "0", "--data", directory.toString(), "--offline", "--json"))
                    .isEqualTo(1);
            assertThat(last(cli).path("level").asText()).isEqualTo("broken");
            assertThat(cli.json().path("broken").asBoolean()).isTrue();
        }
    }

    private static JsonNode last(Cli cli) throws JsonProcessingException {
        JsonNode findings = cli.json().path("findings");
        return findings.path(findings.size() - 1);
    }

    @Test
    void findingsAreALineEachWithTheFixBelow() {
        assertThat(new DoctorView(Paint.NONE)
                        .lines(List.of(
                                Finding.ok("java", "25"),
                                Finding.broken("agents", List.of("a.yaml:1: x", "b.yaml:2: y"), "correct them"),
                                Finding.note("model", "demo", "set a key"))))
                .containsExactly(
                        "ok     java        25",
                        "broken agents      a.yaml:1: x",
                        "                   b.yaml:2: y",
                        "                   fix: correct them",
                        "note   model       demo",
                        "                   fix: set a key",
                        "",
                        "1 broken, 1 note.");
    }
}
