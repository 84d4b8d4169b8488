package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Agents from files, with the sandbox, memory, a policy and MCP servers, from the submission to the result. */
final class AgentKitTest {
    private static final String AGENT = """
        tools: [calculator, run_javascript, http_request, remember, recall]
        memory: {long_term: true}
        policy:
          effects: [read]
          rules: [{tool: remember, decide: allow}]
        """;

    private static final String MCP_AGENT = """
        tools: ["real__*", mcp_proxy_tool]
        mcp_servers: [real]
        policy:
          rules:
            - {tool: real__get-sum, decide: deny}
            - {tool: "real__*", decide: allow}
        """;

    @TempDir
    private Path directory;

    private Opspawn up(String agent, String... more) throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("agents")).resolve("kit.yaml"), agent);
        return start(more);
    }

    private Opspawn start(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("up", "--port", "0", "--data", directory.resolve("data").toString()));
        arguments.addAll(List.of("--agents", directory.resolve("agents").toString()));
        arguments.addAll(List.of(more));
        // The model for embeddings is in no zip.
        Map<String, String> local = Hosted.packaged()
                ? Map.of("OPSPAWN_MODEL", "demo")
                : Map.of("OPSPAWN_MODEL", "demo", "OPSPAWN_EMBEDDINGS", "local");
        return Opspawn.start(directory, local, arguments.toArray(String[]::new));
    }

    private static String submitted(Api api, String goal) {
        return api.submitted(Json.object()
                .put("task_type", "agent_task")
                .put("agent_id", "kit")
                .put("prompt", goal));
    }

    /** The results of all calls, in order. */
    private static List<JsonNode> results(Api api, String id) {
        assertThat(api.ended(id).path("status").asText()).isEqualTo("completed");
        List<JsonNode> results = new ArrayList<>();
        for (JsonNode event : api.events(id)) {
            if (event.path("type").asText().equals("tool_finished")) {
                results.add(event);
            } else {
                event.path("results").forEach(results::add);
            }
        }
        return results;
    }

    private static List<String> statuses(List<JsonNode> results) {
        return results.stream()
                .map(result -> result.path("tool").asText() + " "
                        + result.path("status").asText())
                .toList();
    }

    @Test
    void runawayScriptIsKilledAndTheNextStepWorks() throws Exception {
        try (Opspawn up = up(AGENT)) {
            Api api = up.api();

            assertThat(statuses(results(api, submitted(api, "call run_javascript with {\"code\":\"while(true){}\"}"))))
                    .containsExactly("run_javascript failed");
            String bomb = "let a = ['x'.repeat(1000)]; while (true) { a.push(a.join('')) }";
            String goal = "call run_javascript with " + Json.write(Json.object().put("code", bomb));
            assertThat(statuses(results(api, submitted(api, goal)))).containsExactly("run_javascript failed");
            List<JsonNode> after =
                    results(api, submitted(api, "call run_javascript with {\"code\":\"[1,2,3].map(x => x * 2)\"}"));
            assertThat(statuses(after)).containsExactly("run_javascript succeeded");
            assertThat(after.getFirst().path("output").asText()).contains("[2,4,6]");
        }
    }

    @Test
    void whatThePolicyDoesNotAllowIsDeniedJournaledAndToldToTheModel() throws Exception {
        try (Opspawn up = up(AGENT)) {
            Api api = up.api();
            String goal = "call http_request with {\"method\":\"POST\",\"url\":\"https://example.com/pay\"}";

            List<JsonNode> results = results(api, submitted(api, goal));

            assertThat(statuses(results)).containsExactly("http_request denied");
            assertThat(results.getFirst().path("output").asText())
                    .startsWith("not run: this call of http_request has the effect 'once'");
        }
    }

    @DisabledIfSystemProperty(
            named = Hosted.SETTING,
            matches = Hosted.PACKAGED,
            disabledReason = "the model for embeddings is for laptops, and in no zip")
    @Test
    void memoryOfOneTaskIsRecalledByTheNextAndAfterARestart() throws Exception {
        try (Opspawn up = up(AGENT)) {
            Api api = up.api();
            String fact = "call remember with {\"text\":\"The invoice of Acme is due on the 5th of May.\"}";
            assertThat(statuses(results(api, submitted(api, fact)))).containsExactly("remember succeeded");

            assertRecalls(api);
        }
        try (Opspawn again = start()) {
            assertRecalls(again.api());
        }
    }

    private static void assertRecalls(Api api) {
        String id = submitted(api, "When is the invoice of Acme due? call calculator with {\"expression\":\"2+3\"}");
        api.ended(id);

        JsonNode recalled = api.events(id).get(1);
        assertThat(recalled.path("type").asText()).isEqualTo("recalled");
        assertThat(recalled.path("memories").findValuesAsText("text"))
                .anySatisfy(text -> assertThat(text).contains("5th of May"));
    }

    @DisabledIfSystemProperty(
            named = Hosted.SETTING,
            matches = Hosted.PACKAGED,
            disabledReason = "it is told by the first step")
    @Test
    void anAgentsFileWithMistakesStopsTheStartWithAllOfThem() throws Exception {
        Path agents = Files.createDirectories(directory.resolve("agents"));
        Files.writeString(agents.resolve("one.yaml"), "planner: best\ntools: [calculater]\n");
        Files.writeString(agents.resolve("two.yaml"), "model: acme/large\n");

        try (Opspawn up = start()) {
            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.output())
                    .contains("one.yaml:1: planner 'best' is unknown", "one.yaml:2: tools[0]", "two.yaml:1: model");
        }
    }

    @Test
    @EnabledIf(value = "isInstalled", disabledReason = "-Dmcp.everything=DIR is not given")
    void aTaskUsesAnMcpServerFromNpmOverStdio() throws Exception {
        Path server = Path.of(System.getProperty("mcp.everything"))
                .resolve("node_modules/@modelcontextprotocol/server-everything/dist/index.js")
                .toAbsolutePath();
        Path servers = Files.writeString(
                directory.resolve("mcp_servers.json"),
                "{\"mcpServers\": {\"real\": {\"command\": \"node\", \"args\": [\"" + server + "\", \"stdio\"]}}}");

        try (Opspawn up = up(MCP_AGENT, "--mcp", servers.toString())) {
            Api api = up.api();
            List<JsonNode> results = results(api, submitted(api, "call real__echo with {\"message\":\"hello\"}"));

            assertThat(statuses(results)).containsExactly("real__echo succeeded");
            assertThat(results.getFirst().path("output").asText()).contains("hello");
            String older = "call mcp_proxy_tool with {\"server_name\":\"real\",\"tool_name\":\"echo\",\"arguments\":"
                    + "{\"message\":\"as before\"}}";
            List<JsonNode> byProxy = results(api, submitted(api, older));
            assertThat(statuses(byProxy)).containsExactly("mcp_proxy_tool succeeded");
            assertThat(byProxy.getFirst().path("output").asText()).contains("as before");
            String denied =
                    "call mcp_proxy_tool with {\"server_name\":\"real\",\"tool_name\":\"get-sum\",\"arguments\":"
                            + "{\"a\":1,\"b\":2}}";
            assertThat(statuses(results(api, submitted(api, denied)))).containsExactly("mcp_proxy_tool denied");
        }
    }

    @Test
    @EnabledIf(value = "isInstalled", disabledReason = "-Dmcp.everything=DIR is not given")
    void aTaskUsesAnMcpServerOverStreamableHttp() throws Exception {
        try (HttpMcpServer server = HttpMcpServer.start(directory)) {
            Path servers = Files.writeString(
                    directory.resolve("mcp_servers.json"),
                    "{\"mcpServers\": {\"real\": {\"url\": \"" + server.url() + "\"}}}");
            try (Opspawn up = up(MCP_AGENT, "--mcp", servers.toString())) {
                Api api = up.api();
                List<JsonNode> results = results(api, submitted(api, "call real__echo with {\"message\":\"hello\"}"));

                assertThat(statuses(results)).containsExactly("real__echo succeeded");
                assertThat(results.getFirst().path("output").asText()).contains("hello");
            }
        }
    }

    static boolean isInstalled() {
        return System.getProperty("mcp.everything") != null;
    }
}
