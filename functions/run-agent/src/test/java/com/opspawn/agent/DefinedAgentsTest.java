package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import com.opspawn.json.ObjectReader;
import com.opspawn.llm.ConfiguredModels;
import com.opspawn.llm.ModelSettings;
import com.opspawn.settings.Environment;
import com.opspawn.task.Budget;
import com.opspawn.tool.Threads;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DefinedAgentsTest {
    private static final Map<String, String> OPENAI = Map.of("OPENAI_API_KEY", "sk-secret-of-openai");

    private final List<Tool> tools =
            List.of(new ScriptedTool("calculator", () -> "4"), new ScriptedTool("current_time", () -> "noon"));

    private Agents config(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        ModelSettings settings = ModelSettings.read(environment);
        environment.check();
        return AgentsOf.of(
                new ConfiguredModels(settings, new MovingClock(Stage.START)), settings.defaultModel(), tools);
    }

    private Agents.Made made(Map<String, String> variables, String agentConfig) {
        return config(variables).make(stage(agentConfig).history().task());
    }

    private static Stage stage(String agentConfig) {
        return new Stage(ScriptedModel.of(text("never asked")))
                .submitted(Stage.submission(
                        Optional.of(ObjectReader.of(agentConfig).node()), Budget.UNLIMITED, Optional.empty()));
    }

    private Agent agent(Map<String, String> variables, String agentConfig) {
        Agents.Made made = made(variables, agentConfig);
        assertThat(made).isInstanceOf(Agents.Made.Ready.class);
        return ((Agents.Made.Ready) made).agent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                                       | openai/gpt-4.1-mini
        {"llm_provider":null,"llm_model":null}                   | openai/gpt-4.1-mini
        {"llm_model":"gpt-4.1"}                                  | openai/gpt-4.1
        {"llm_model":"vendor/model"}                             | openai/vendor/model
        {"llm_model":"ollama/qwen3"}                             | ollama/qwen3
        {"llm_model":"demo"}                                     | demo
        {"llm_provider":"ollama"}                                | ollama/llama3.2
        {"llm_provider":"ollama","llm_model":"qwen3"}            | ollama/qwen3
        {"llm_provider":"openai","llm_model":"vendor/model"}     | openai/vendor/model
        {"llm_provider":"demo"}                                  | demo
        """)
    void aTaskChoosesItsModel(String agentConfig, String model) {
        assertThat(agent(OPENAI, agentConfig).models().getFirst().name()).isEqualTo(model);
    }

    @Test
    void withoutOverridesTheDefaultsHold() {
        Agent agent = agent(OPENAI, "{}");

        assertThat(agent.tools().specs()).extracting(ToolSpec::name).containsExactly("calculator", "current_time");
        assertThat(agent.limits().maxSteps()).isEqualTo(20);
        assertThat(agent.maxOutputTokens()).isEmpty();
        assertThat(agent.temperature()).isEmpty();
    }

    @Test
    void everyValueCanBeOverridden() {
        Agent agent = agent(OPENAI, """
            {"llm_provider": "ollama", "llm_model": "qwen3", "temperature": 0.5, "max_tokens": 300,
             "planner": "react", "tools": ["current_time", "current_time"], "max_steps": 7}
            """);

        assertThat(agent.models().getFirst().name()).isEqualTo("ollama/qwen3");
        assertThat(agent.tools().specs()).extracting(ToolSpec::name).containsExactly("current_time");
        assertThat(agent.limits().maxSteps()).isEqualTo(7);
        assertThat(agent.maxOutputTokens()).isEqualTo(OptionalInt.of(300));
        assertThat(agent.temperature()).isEqualTo(OptionalDouble.of(0.5));
    }

    @Test
    void anAgentMayHaveNoTools() {
        assertThat(agent(OPENAI, "{\"tools\": []}").tools().specs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"llm_provider":"acme"}                       | agent_config.llm_provider leads to no model: provider 'acme' is unknown: use one of openai, anthropic, gemini, openrouter, bedrock, ollama, demo
        {"llm_provider":"openrouter"}                 | agent_config.llm_provider leads to no model: provider 'openrouter' has no key: set OPENROUTER_API_KEY where the agent runs
        {"llm_model":"openrouter/some/model"}         | agent_config.llm_model leads to no model: provider 'openrouter' has no key: set OPENROUTER_API_KEY where the agent runs
        {"llm_provider":"demo","llm_model":"gpt-4.1"} | agent_config.llm_provider leads to no model: provider 'demo' has no model 'gpt-4.1': set a provider's key where the agent runs, or leave llm_model out
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
    void aWrongValueIsRefusedWithItsFix(String agentConfig, String message) {
        assertThat(made(OPENAI, agentConfig)).isEqualTo(new Agents.Made.Impossible(message));
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThat(made(OPENAI, """
            {"llm_provider": "acme", "tools": ["rm", "ls"], "max_steps": -1, "max_tokens": 1.5, "temperature": -1,
             "planner": "best", "colour": "red"}
            """))
                .isEqualTo(new Agents.Made.Impossible(
                        "agent_config.llm_provider leads to no model: provider 'acme' is unknown: use one of openai,"
                            + " anthropic, gemini, openrouter, bedrock, ollama, demo; agent_config.tools names 'rm',"
                            + " which is unknown: use calculator, current_time; agent_config.tools names 'ls', which"
                            + " is unknown: use calculator, current_time; agent_config.max_steps must be 1 to 500;"
                            + " agent_config.max_tokens must be an integer, but is number; agent_config.temperature"
                            + " must be 0.0 to 2.0; agent_config.planner 'best' is unknown: use one of react,"
                            + " react_text, plan_execute, placeholder; agent_config.colour is no field here; there are"
                            + " fallback_models, instructions, limits, llm_model, llm_provider, max_steps, max_tokens,"
                            + " memory, model, output_schema, planner, temperature, tools"));
    }

    @Test
    void aDefaultModelWithoutAKeyIsNotBlamedOnTheTask() {
        assertThat(made(Map.of("OPSPAWN_MODEL", "openai/gpt-4.1"), "{}"))
                .isEqualTo(new Agents.Made.Impossible(
                        "the default model openai/gpt-4.1 cannot be used: provider 'openai' has no key: "
                                + "set OPENAI_API_KEY where the agent runs"));
    }

    @Test
    void theDemoModelDoesNotStandInForTheOneThatATaskWants() {
        assertThat(made(Map.of(), "{\"llm_model\": \"gpt-4.1\"}"))
                .isEqualTo(new Agents.Made.Impossible(
                        "agent_config.llm_model leads to no model: provider 'demo' has no model 'gpt-4.1': "
                                + "set a provider's key where the agent runs, or leave llm_model out"));
    }

    @Test
    void aTaskWithAWrongConfigFailsAndNeverRuns() throws Exception {
        Stage stage = stage("{\"planner\": \"best\"}");
        Step step = new Step(stage.store, config(OPENAI), new ModelRetry(new Random(1)), new Threads(), 1, stage.clock);

        assertThat(stage.run(step, 0)).isEqualTo(new StepOutcome.Done());

        assertThat(stage.facts())
                .containsExactly(new Fact.Failed(
                        "invalid_agent_config",
                        "agent_config.planner 'best' is unknown: use one of react, react_text, plan_execute,"
                                + " placeholder"));
    }
}
