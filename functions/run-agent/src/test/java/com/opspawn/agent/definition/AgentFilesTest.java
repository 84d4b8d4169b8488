package com.opspawn.agent.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.http.FieldProblem;
import com.opspawn.json.Json;
import com.opspawn.llm.ModelId;
import com.opspawn.planner.Planners;
import com.opspawn.policy.Action;
import com.opspawn.policy.OnUnknown;
import com.opspawn.policy.Policy;
import com.opspawn.policy.Verdict;
import com.opspawn.tool.Effect;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgentFilesTest {
    @TempDir
    private Path parent;

    private Agents agents() throws IOException {
        return Agents.in(parent, FakeKnown.ALL);
    }

    @Test
    void withoutADirectoryThereIsTheAssistant() {
        AgentFiles.Read read = new Agents(parent.resolve("none"), FakeKnown.ALL).read();

        assertThat(read.agents()).containsOnlyKeys("assistant");
        AgentDefinition assistant =
                read.find(Optional.empty(), new ArrayList<>()).orElseThrow();
        assertThat(FakeKnown.ALL.tools().stream().filter(assistant::has))
                .containsExactly("calculator", "current_time", "http_get", "notes");
        assertThat(assistant.has("github__list")).isFalse();
        assertThat(assistant.policy()).isEqualTo(new Policy(Set.of(Effect.READ), Optional.empty(), List.of()));
        assertThat(assistant.limits()).isEqualTo(LimitChoice.NONE);
        assertThat(assistant.instructions()).isEmpty();
    }

    @Test
    void everyFieldIsRead() throws IOException {
        AgentDefinition agent = agents().with("full-1.yaml", """
            description: Everything.
            instructions: |
              First line.
              Second line.
            model: {provider: openai, name: gpt-4.1, temperature: 0.2, max_output_tokens: 4000}
            fallback_models: [ollama/qwen3, openrouter/vendor/model, demo]
            planner: plan_execute
            tools: [http_get, notes, github__list_*]
            mcp_servers: [github]
            memory: {long_term: true, recall: 5, context_tokens: 128000, compact_at: 0.8}
            policy:
              effects: [read, idempotent]
              on_unknown: ask
              hosts: [API.GitHub.com, "*.wikipedia.org"]
              rules:
                - {tool: "github__*", arguments: {repo: "opspawn/.*"}, tenant: acme, effects: [once], decide: ask, reason: "writes"}
            limits: {max_steps: 30, max_tool_calls: 100, max_tokens: 200000, max_seconds: 3600, max_dollars: 0.50, max_repeats: 3}
            output_schema: {type: object, properties: {n: {type: [integer, "null"], default: null}}}
            """).read("full-1");

        assertThat(agent.description()).isEqualTo("Everything.");
        assertThat(agent.instructions()).contains("First line.\nSecond line.\n");
        assertThat(agent.model())
                .isEqualTo(new ModelChoice(
                        Optional.of(new ModelId("openai", "gpt-4.1")), OptionalDouble.of(0.2), OptionalInt.of(4000)));
        assertThat(agent.fallbackModels())
                .containsExactly(
                        new ModelId("ollama", "qwen3"), new ModelId("openrouter", "vendor/model"), ModelId.DEMO);
        assertThat(agent.planner()).isEqualTo(Planners.find("plan_execute").orElseThrow());
        assertThat(agent.mcpServers()).containsExactly("github");
        assertThat(agent.memory())
                .isEqualTo(
                        new MemoryChoice(true, OptionalLong.of(5), OptionalLong.of(128_000), OptionalDouble.of(0.8)));
        assertThat(agent.policy().effects()).containsExactlyInAnyOrder(Effect.READ, Effect.IDEMPOTENT);
        assertThat(agent.policy().onUnknown()).isEqualTo(OnUnknown.ASK);
        assertThat(agent.policy().hosts()).contains(List.of("api.github.com", "*.wikipedia.org"));
        assertThat(agent.limits())
                .isEqualTo(new LimitChoice(
                        OptionalLong.of(30),
                        OptionalLong.of(100),
                        OptionalLong.of(200_000),
                        OptionalLong.of(3600),
                        Optional.of(new BigDecimal("0.50")),
                        OptionalLong.of(3)));
        assertThat(agent.outputSchema().map(Json::write))
                .contains(
                        "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":[\"integer\",\"null\"],\"default\":null}}}");
    }

    @Test
    void anAgentHasTheToolsThatItsFileListsAndNoOthers() throws IOException {
        Agents agents = agents().with("some.yaml", "tools: [http_*, github__list_*]\nmcp_servers: [github]")
                .with("none.yaml", "tools: []\nmcp_servers: [github]")
                .with("usual.yaml", "mcp_servers: [files]")
                .with("all.yaml", "tools: ['*']")
                .with("every-server.yaml", "mcp_servers: ['*']");

        assertThat(having(agents.read("some"))).containsExactly("http_get", "http_request", "github__list_issues");
        assertThat(having(agents.read("none"))).isEmpty();
        assertThat(having(agents.read("usual")))
                .containsExactly("calculator", "current_time", "http_get", "notes", "files__read");
        assertThat(having(agents.read("all"))).containsExactlyElementsOf(FakeKnown.ALL.tools());
        assertThat(having(agents.read("every-server")))
                .contains("github__list_issues", "github__delete", "files__read")
                .doesNotContain("other__tool");
    }

    private static List<String> having(AgentDefinition agent) {
        List<String> names = new ArrayList<>(FakeKnown.ALL.tools());
        names.addAll(List.of("github__list_issues", "github__delete", "files__read", "other__tool"));
        return names.stream().filter(agent::has).toList();
    }

    @Test
    void aModelHasAShortForm() throws IOException {
        Agents agents = agents().with("short.yaml", "model: openrouter/vendor/model")
                .with("demo.yaml", "model: demo")
                .with("provider.yaml", "model: {provider: ollama}")
                .with("setting.yaml", "model: {temperature: 0}");

        assertThat(agents.read("short").model().id()).contains(new ModelId("openrouter", "vendor/model"));
        assertThat(agents.read("demo").model().id()).contains(ModelId.DEMO);
        assertThat(agents.read("provider").model().id()).contains(new ModelId("ollama", "llama3.2"));
        assertThat(agents.read("setting").model())
                .isEqualTo(new ModelChoice(Optional.empty(), OptionalDouble.of(0), OptionalInt.empty()));
    }

    @Test
    void aFileMayBeEmptyAndTheDefaultsHold() throws IOException {
        Agents agents = agents().with("empty.yaml", "")
                .with("comment.yaml", "# nothing yet\n")
                .with("x.yaml", "---\n");

        for (String id : List.of("empty", "comment", "x")) {
            AgentDefinition agent = agents.read(id);
            assertThat(agent.model()).isEqualTo(ModelChoice.USUAL);
            assertThat(agent.planner()).isEqualTo(Planners.find("react").orElseThrow());
            assertThat(agent.policy().effects()).containsExactly(Effect.READ);
            assertThat(agent.policy().hosts()).isEmpty();
        }
    }

    @Test
    void aFileReplacesTheAssistant() throws IOException {
        assertThat(agents().with("assistant.yaml", "description: Mine.")
                        .read("assistant")
                        .description())
                .isEqualTo("Mine.");
    }

    @Test
    void noHostsAreNoneAndNotAny() throws IOException {
        assertThat(agents().with("a.yaml", "policy: {hosts: []}")
                        .read("a")
                        .policy()
                        .hosts())
                .contains(List.of());
    }

    @Test
    void sharedRulesComeBeforeTheAgentsOwnAndHoldForTheAssistantToo() throws IOException {
        Agents agents = agents().with(
                        "_policy.yaml",
                        "rules: [{agent: 'writ*', tenant: 'a*', tool: notes, decide: deny}, {tool: recall, decide:"
                                + " deny}]")
                .with("writer.yaml", "policy: {rules: [{tool: notes, decide: allow}]}");
        AgentDefinition writer = agents.read("writer");

        assertThat(writer.policy().decide(call("acme", "writer", "notes"))).isEqualTo(denied("notes", 1));
        assertThat(writer.policy().decide(call("other", "writer", "notes"))).isEqualTo(new Verdict.Allowed());
        assertThat(agents.read("assistant").policy().decide(call("x", "assistant", "recall")))
                .isEqualTo(denied("recall", 2));
        assertThat(agents.read().agents()).containsOnlyKeys("assistant", "writer");
    }

    private static Action call(String tenant, String agent, String tool) {
        return new Action(tenant, agent, tool, Effect.READ, Json.object());
    }

    private static Verdict denied(String tool, int rule) {
        return new Verdict.Denied(
                "not run: " + tool + " is denied by rule " + rule + " of agents/_policy.yaml. Reach the goal without"
                        + " this call, or say in your answer what could not"
                        + " be done; asking again or in other words changes"
                        + " nothing");
    }

    @Test
    void aTasksAgentIsFoundOrItsNamesAreTold() throws IOException {
        AgentFiles.Read read = agents().with("researcher.yaml", "").read();
        List<FieldProblem> problems = new ArrayList<>();

        assertThat(read.find(Optional.of("researcher"), problems).map(AgentDefinition::id))
                .contains("researcher");
        assertThat(problems).isEmpty();
        assertThat(read.find(Optional.of("resaercher"), problems)).isEmpty();
        assertThat(problems)
                .containsExactly(new FieldProblem(
                        "agent_id",
                        "unknown",
                        "agent_id 'resaercher' is unknown (did you mean researcher?): use assistant, researcher"));
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Agents agents = agents().with("README.md", "# Agents")
                .with(".hidden.yaml", "x: y")
                .with("a.yaml.bak", "x: y");
        Files.createDirectory(agents.directory().resolve("drafts"));

        assertThat(agents.read().agents()).containsOnlyKeys("assistant");
    }

    @Test
    void aDefinitionCannotBeChangedThroughItsSchema() throws IOException {
        AgentDefinition agent =
                agents().with("a.yaml", "output_schema: {type: object}").read("a");

        agent.outputSchema().orElseThrow().put("type", "array");

        assertThat(agent.outputSchema().map(Json::write)).contains("{\"type\":\"object\"}");
    }
}
