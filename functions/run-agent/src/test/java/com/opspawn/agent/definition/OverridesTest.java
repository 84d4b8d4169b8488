package com.opspawn.agent.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.FieldProblem;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.llm.ModelId;
import com.opspawn.planner.Planners;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OverridesTest {
    /** An agent whose file sets a limit of each kind. */
    private static final String LIMITED = """
        instructions: Yours.
        model: {provider: ollama, name: qwen3, temperature: 0.1, max_output_tokens: 100}
        fallback_models: [openai/gpt-4.1]
        planner: react_text
        tools: [http_get, notes, github__list_*]
        mcp_servers: [github]
        memory: {long_term: true, recall: 5, context_tokens: 10000, compact_at: 0.5}
        limits: {max_steps: 20, max_tool_calls: 100, max_tokens: 1000, max_seconds: 60, max_dollars: 0.5, max_repeats: 3}
        output_schema: {type: object}
        """;

    @TempDir
    private Path parent;

    private AgentDefinition usual() {
        return new Agents(parent.resolve("none"), FakeKnown.TWO_TOOLS).read("assistant");
    }

    private AgentDefinition limited() throws IOException {
        return Agents.in(parent, FakeKnown.ALL).with("a.yaml", LIMITED).read("a");
    }

    private static AgentDefinition applied(AgentDefinition agent, Known known, String config) {
        List<FieldProblem> problems = new ArrayList<>();
        AgentDefinition changed = Overrides.apply(agent, ObjectReader.of(config).node(), known, problems);
        assertThat(problems).isEmpty();
        return changed;
    }

    private static List<String> problems(AgentDefinition agent, Known known, String config) {
        List<FieldProblem> problems = new ArrayList<>();
        Overrides.apply(agent, ObjectReader.of(config).node(), known, problems);
        return problems.stream().map(FieldProblem::detail).toList();
    }

    @Test
    void withoutOverridesTheFileHolds() throws IOException {
        AgentDefinition agent = limited();

        assertThat(applied(agent, FakeKnown.ALL, "{}")).isEqualTo(agent);
        assertThat(applied(agent, FakeKnown.ALL, "{\"llm_provider\": null, \"llm_model\": null, \"tools\": null}"))
                .isEqualTo(agent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"llm_provider":"openai","llm_model":"gpt-4o"}           | openai/gpt-4o
        {"llm_model":"gpt-4.1"}                                  | openai/gpt-4.1
        {"llm_model":"vendor/model"}                             | openai/vendor/model
        {"llm_model":"ollama/qwen3"}                             | ollama/qwen3
        {"llm_model":"demo"}                                     | demo
        {"llm_provider":"ollama"}                                | ollama/llama3.2
        {"llm_provider":"ollama","llm_model":"qwen3"}            | ollama/qwen3
        {"llm_provider":"openai","llm_model":"vendor/model"}     | openai/vendor/model
        {"llm_provider":"demo"}                                  | demo
        {"model":"ollama/qwen3"}                                 | ollama/qwen3
        {"model":"gpt-4.1"}                                      | openai/gpt-4.1
        {"model":{"provider":"ollama","name":"qwen3"}}           | ollama/qwen3
        {"model":{"name":"gpt-4.1"}}                             | openai/gpt-4.1
        {"model":{"provider":"ollama"}}                          | ollama/llama3.2
        """)
    void aTaskChoosesItsModel(String config, String model) {
        assertThat(applied(usual(), FakeKnown.TWO_TOOLS, config).model().id().map(ModelId::toString))
                .contains(model);
    }

    @Test
    void aModelsNameAloneIsOneOfTheAgentsProvider() throws IOException {
        assertThat(applied(limited(), FakeKnown.ALL, "{\"llm_model\": \"phi4\"}")
                        .model()
                        .id())
                .contains(new ModelId("ollama", "phi4"));
    }

    @Test
    void everyValueOfATaskCanBeOverridden() throws IOException {
        AgentDefinition agent = applied(limited(), FakeKnown.ALL, """
            {"llm_provider": "openai", "llm_model": "gpt-4o", "temperature": 1.5, "max_tokens": 4000,
             "planner": "placeholder", "tools": ["notes", "github__list_issues"], "max_steps": 7,
             "instructions": "Mine.", "fallback_models": [], "output_schema": {"type": "string"},
             "memory": {"long_term": false, "recall": 0, "context_tokens": 5000, "compact_at": 0.4},
             "limits": {"max_tool_calls": 1, "max_tokens": 999, "max_seconds": 60, "max_dollars": 0.25,
                        "max_repeats": 2}}
            """);

        assertThat(agent.model())
                .isEqualTo(new ModelChoice(
                        Optional.of(new ModelId("openai", "gpt-4o")), OptionalDouble.of(1.5), OptionalInt.of(4000)));
        assertThat(agent.planner()).isEqualTo(Planners.find("placeholder").orElseThrow());
        assertThat(List.of("notes", "github__list_issues", "http_get", "github__list_pulls").stream()
                        .filter(agent::has))
                .containsExactly("notes", "github__list_issues");
        assertThat(agent.instructions()).contains("Mine.");
        assertThat(agent.fallbackModels()).isEmpty();
        assertThat(agent.outputSchema().map(Json::write)).contains("{\"type\":\"string\"}");
        assertThat(agent.memory())
                .isEqualTo(new MemoryChoice(false, OptionalLong.of(0), OptionalLong.of(5000), OptionalDouble.of(0.4)));
        assertThat(agent.limits())
                .isEqualTo(new LimitChoice(
                        OptionalLong.of(7),
                        OptionalLong.of(1),
                        OptionalLong.of(999),
                        OptionalLong.of(60),
                        Optional.of(new BigDecimal("0.25")),
                        OptionalLong.of(2)));
        assertThat(agent.policy()).isEqualTo(limited().policy());
    }

    @Test
    void whatTheFileDoesNotLimitATaskMaySetUpToTheHardLimits() {
        AgentDefinition agent =
                applied(usual(), FakeKnown.TWO_TOOLS, "{\"max_steps\": 500, \"limits\": {\"max_dollars\": 1000000}}");

        assertThat(agent.limits().maxSteps()).hasValue(500);
        assertThat(agent.limits().maxDollars()).contains(new BigDecimal("1000000"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"max_steps": 21}                          | agent_config.max_steps must be 1 to 20: the agent's file allows no more
        {"limits": {"max_steps": 21}}              | agent_config.limits.max_steps must be 1 to 20: the agent's file allows no more
        {"limits": {"max_tool_calls": 101}}        | agent_config.limits.max_tool_calls must be 1 to 100: the agent's file allows no more
        {"limits": {"max_tokens": 1001}}           | agent_config.limits.max_tokens must be 1 to 1000: the agent's file allows no more
        {"limits": {"max_seconds": 61}}            | agent_config.limits.max_seconds must be 1 to 60: the agent's file allows no more
        {"limits": {"max_dollars": 0.51}}          | agent_config.limits.max_dollars must be above 0, and 0.5 at the most: the agent's file allows no more
        {"limits": {"max_repeats": 4}}             | agent_config.limits.max_repeats must be 2 to 3: the agent's file allows no more
        {"memory": {"recall": 6}}                  | agent_config.memory.recall must be 0 to 5: the agent's file allows no more
        {"memory": {"context_tokens": 10001}}      | agent_config.memory.context_tokens must be 1000 to 10000: the agent's file allows no more
        {"memory": {"compact_at": 0.6}}            | agent_config.memory.compact_at must be 0.1 to 0.5
        {"tools": ["run_javascript"]}              | agent_config.tools names 'run_javascript', which agent 'a' does not have: use http_get, notes, github__*
        {"tools": ["*_javascript"]}                | agent_config.tools names '*_javascript', which agent 'a' does not have: use http_get, notes, github__*
        {"tools": ["github__delete"]}              | agent_config.tools names 'github__delete', which agent 'a' does not have: use http_get, notes, github__*
        {"tools": ["files__read"]}                 | agent_config.tools names 'files__read', which agent 'a' does not have: use http_get, notes, github__*
        {"tools": ["htp_get"]}                     | agent_config.tools names 'htp_get', which is unknown (did you mean http_get?): use http_get, notes, github__*
        {"policy": {"effects": ["once"]}}          | agent_config.policy is set in the agent's file alone: leave it out
        {"mcp_servers": ["files"]}                 | agent_config.mcp_servers is set in the agent's file alone: leave it out
        {"description": "x"}                       | agent_config.description is set in the agent's file alone: leave it out
        {"limits": {"max_step": 1}}                | agent_config.limits.max_step is no field here (did you mean max_steps?); there are max_dollars, max_repeats, max_seconds, max_steps, max_tokens, max_tool_calls
        {"limits": 5}                              | agent_config.limits must be an object, but is number
        {"fallback_models": ["openrouter/x"]}      | agent_config.fallback_models[0] leads to no model: provider 'openrouter' has no key: set OPENROUTER_API_KEY where the agent runs
        {"output_schema": {"type": "objekt"}}      | agent_config.output_schema is no JSON Schema: $.type: must be a type
        {"max_steps": 3, "limits": {"max_steps": 3}} | agent_config.max_steps means the same as agent_config.limits.max_steps: give only one of them
        {"llm_model": "x", "model": "x"}           | agent_config.llm_model means the same as agent_config.model: give only one of them
        {"llm_provider": "openai", "model": {"provider": "openai"}} | agent_config.llm_provider means the same as agent_config.model.provider: give only one of them
        {"temperature": 1, "model": {"temperature": 1}} | agent_config.temperature means the same as agent_config.model.temperature: give only one of them
        {"max_tokens": 1, "model": {"max_output_tokens": 1}} | agent_config.max_tokens means the same as agent_config.model.max_output_tokens: give only one of them
        {"model": {"colour": "red"}}               | agent_config.model.colour is no field here; there are max_output_tokens, name, provider, temperature
        """)
    void aTaskCannotHaveMoreThanItsAgentsFileGives(String config, String problem) throws IOException {
        assertThat(problems(limited(), FakeKnown.ALL, config)).containsExactly(problem);
    }

    @Test
    void aTaskCannotTurnOnAMemoryThatTheAgentDoesNotHave() {
        assertThat(problems(usual(), FakeKnown.TWO_TOOLS, "{\"memory\": {\"long_term\": true}}"))
                .containsExactly(
                        "agent_config.memory.long_term cannot be turned on by a task: the agent's file turns it on");
    }

    /** The texts that clients know from before there were files. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"llm_provider":"acme"}                       | agent_config.llm_provider leads to no model: provider 'acme' is unknown: use one of openai, openrouter, ollama, demo
        {"llm_provider":"openrouter"}                 | agent_config.llm_provider leads to no model: provider 'openrouter' has no key: set OPENROUTER_API_KEY where the agent runs
        {"llm_model":"openrouter/some/model"}         | agent_config.llm_model leads to no model: provider 'openrouter' has no key: set OPENROUTER_API_KEY where the agent runs
        {"llm_model":5}                               | agent_config.llm_model must be a string, but is number
        {"tools":["rm"]}                              | agent_config.tools names 'rm', which is unknown: use calculator, current_time
        {"tools":"calculator"}                        | agent_config.tools must be an array of strings, but is string
        {"planner":"simple"}                          | agent_config.planner 'simple' is unknown: use one of react, react_text, plan_execute, placeholder
        {"max_steps":0}                               | agent_config.max_steps must be 1 to 500
        {"max_steps":501}                             | agent_config.max_steps must be 1 to 500
        {"max_tokens":1000001}                        | agent_config.max_tokens must be 1 to 1000000
        {"temperature":2.1}                           | agent_config.temperature must be 0.0 to 2.0
        {"temperature":"hot"}                         | agent_config.temperature must be a number, but is string
        {"colour":"red"}                              | agent_config.colour is no field here; there are fallback_models, instructions, limits, llm_model, llm_provider, max_steps, max_tokens, memory, model, output_schema, planner, temperature, tools
        """)
    void aWrongValueIsRefusedWithItsFix(String config, String problem) {
        assertThat(problems(usual(), FakeKnown.TWO_TOOLS, config)).containsExactly(problem);
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThat(problems(usual(), FakeKnown.TWO_TOOLS, """
            {"llm_provider": "acme", "tools": ["rm", "ls"], "max_steps": -1, "max_tokens": 1.5, "temperature": -1,
             "planner": "best", "colour": "red", "policy": {}}
            """))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly(
                        "agent_config.llm_provider",
                        "agent_config.tools",
                        "agent_config.tools",
                        "agent_config.max_steps",
                        "agent_config.max_tokens",
                        "agent_config.temperature",
                        "agent_config.planner",
                        "agent_config.policy",
                        "agent_config.colour");
    }

    @Test
    void anAgentMayHaveNoTools() throws IOException {
        AgentDefinition agent = applied(limited(), FakeKnown.ALL, "{\"tools\": []}");

        assertThat(FakeKnown.ALL.tools()).noneMatch(agent::has);
        assertThat(agent.has("github__list_issues")).isFalse();
    }

    @Test
    void aPatternOfATaskLeavesWhatTheAgentHasAnyway() throws IOException {
        AgentDefinition agent = applied(limited(), FakeKnown.ALL, "{\"tools\": [\"github__*\", \"h*\"]}");

        assertThat(List.of("github__list_issues", "github__delete", "http_get", "http_request", "notes").stream()
                        .filter(agent::has))
                .containsExactly("github__list_issues", "http_get");
    }

    @Test
    void theTasksOwnJsonIsLeftAsItWas() throws IOException {
        ObjectNode config = ObjectReader.of("{\"output_schema\": {\"type\": \"string\"}, \"max_steps\": 3}")
                .node();
        ObjectNode before = config.deepCopy();

        Overrides.apply(limited(), config, FakeKnown.ALL, new ArrayList<>());

        assertThat(config).isEqualTo(before);
    }
}
