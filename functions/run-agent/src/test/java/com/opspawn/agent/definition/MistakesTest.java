package com.opspawn.agent.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.planner.Planners;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file with a mistake stops the start, with every mistake listed with its line. */
final class MistakesTest {
    private static final String ALL_TOOLS =
            "calculator, current_time, http_get, http_request, notes, remember, recall, "
                    + "run_javascript, ask_person";

    @TempDir
    private Path parent;

    private List<String> of(String yaml) throws IOException {
        return Agents.in(parent, FakeKnown.ALL).with("a.yaml", yaml).mistakes();
    }

    @Test
    void everyMistakeOfEveryFileIsListedWithItsLine() throws IOException {
        Agents agents = Agents.in(parent, FakeKnown.ALL)
                .with("b.yaml", """
                    instrutions: hello
                    model:
                      provider: acme
                      temprature: 1
                    fallback_models: [openai/gpt-4.1, gpt-4, nobody/x]
                    planner: recat
                    tools: [htp_get, "no*_get", github__list, "zzz*", 7]
                    mcp_servers: [gihub]
                    memory:
                      long_term: yes
                      recall: 51
                      compact_at: 1
                    policy:
                      effects: [read, wriet]
                      hosts:
                        - 10.0.0.1
                        - example.com:80
                      rules:
                        - tool: notess
                          arguments: {path: "(", size: 5}
                          decide: perhaps
                        - {tool: notes, agent: b}
                        - deny
                    limits: {max_steps: 501, max_dollars: 0, max_tokens: 1.5, max_stepps: 3}
                    output_schema: {type: objekt}
                    """)
                .with("_policy.yaml", "rules:\n  - {agent: bb, tool: x, decide: deny}\neffects: [read]\n")
                .with("c.yaml", "description:\ndescription: x\n");

        assertThat(agents.mistakes())
                .containsExactly(
                        "agents/_policy.yaml:2: rules[0].agent 'bb' fits no agent: there are assistant, b, c",
                        "agents/_policy.yaml:2: rules[0].tool 'x' fits no tool: there are " + ALL_TOOLS
                                + ", github__*, files__*",
                        "agents/_policy.yaml:3: effects is no field here; there are rules",
                        "agents/b.yaml:1: instrutions is no field here (did you mean instructions?); there are"
                                + " description, fallback_models, instructions, limits, mcp_servers, memory, model,"
                                + " output_schema, planner, policy, tools",
                        "agents/b.yaml:3: model.provider leads to no model: provider 'acme' is unknown: use one of"
                                + " openai, openrouter, ollama, demo",
                        "agents/b.yaml:4: model.temprature is no field here (did you mean temperature?); there are "
                                + "max_output_tokens, name, provider, temperature",
                        "agents/b.yaml:5: fallback_models[1] 'gpt-4' is no model: use provider/name, such as"
                                + " openai/gpt-4.1, or demo",
                        "agents/b.yaml:5: fallback_models[2] leads to no model: provider 'nobody' is unknown: use one"
                                + " of openai, openrouter, ollama, demo",
                        "agents/b.yaml:6: planner 'recat' is unknown (did you mean react?): use one of react,"
                                + " react_text, plan_execute, placeholder",
                        "agents/b.yaml:7: tools[0] names 'htp_get', which is unknown (did you mean http_get?): use "
                                + ALL_TOOLS,
                        "agents/b.yaml:7: tools[1] 'no*_get' has a star before its end: use a name, or a name's"
                                + " beginning and a star",
                        "agents/b.yaml:7: tools[2] names 'github__list', whose MCP server mcp_servers does not list:"
                                + " add it there",
                        "agents/b.yaml:7: tools[3] names 'zzz*', which is unknown: use " + ALL_TOOLS,
                        "agents/b.yaml:7: tools[4] must be a string, but is number",
                        "agents/b.yaml:8: mcp_servers[0] names 'gihub', which is no MCP server (did you mean github?):"
                                + " use github, files",
                        "agents/b.yaml:10: memory.long_term must be true or false, but is string",
                        "agents/b.yaml:11: memory.recall must be 0 to 50",
                        "agents/b.yaml:12: memory.compact_at must be 0.1 to 0.95",
                        "agents/b.yaml:14: policy.effects[1] 'wriet' is unknown: use one of read, idempotent,"
                                + " reconcilable, once",
                        "agents/b.yaml:16: policy.hosts[0] '10.0.0.1' is an address: write the host's name, which is"
                                + " checked to lead to a public one",
                        "agents/b.yaml:17: policy.hosts[1] 'example.com:80' has a port: write the host's name alone",
                        "agents/b.yaml:19: policy.rules[0].tool 'notess' fits no tool (did you mean notes?): there are "
                                + ALL_TOOLS + ", github__*, files__*",
                        "agents/b.yaml:20: policy.rules[0].arguments.path is no regular expression of RE2: missing"
                                + " closing ) at '('",
                        "agents/b.yaml:20: policy.rules[0].arguments.size must be a string, but is number",
                        "agents/b.yaml:21: policy.rules[0].decide 'perhaps' is unknown: use one of allow, deny, ask",
                        "agents/b.yaml:22: policy.rules[1].agent is no field here; there are arguments, decide,"
                                + " effects, reason, tenant, tool",
                        "agents/b.yaml:22: policy.rules[1].decide is missing: use one of allow, deny, ask",
                        "agents/b.yaml:23: policy.rules[2] must be an object, but is string",
                        "agents/b.yaml:24: limits.max_dollars must be above 0, and 1000000 at the most",
                        "agents/b.yaml:24: limits.max_stepps is no field here (did you mean max_steps?); there are "
                                + "max_dollars, max_repeats, max_seconds, max_steps, max_tokens, max_tool_calls",
                        "agents/b.yaml:24: limits.max_steps must be 1 to 500",
                        "agents/b.yaml:24: limits.max_tokens must be an integer, but is number",
                        "agents/b.yaml:25: output_schema is no JSON Schema: $.type: must be a type",
                        "agents/c.yaml:1: description is empty: give it a string, or leave it out",
                        "agents/c.yaml:2: description stands here twice: keep one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        tools: &t [notes]\\nfallback_models: *t   | agents/a.yaml:1: tools uses &t: write values out, without anchors and aliases ; agents/a.yaml:2: fallback_models uses *t: write values out, without anchors and aliases ; agents/a.yaml:2: fallback_models is empty: give it an array of strings, or leave it out
        description: !!java.io.File [x]          | agents/a.yaml:1: description has the tag tag:yaml.org,2002:java.io.File: write the plain value ; agents/a.yaml:1: description must be a string, but is array
        description: !secret x                   | agents/a.yaml:1: description has the tag !secret: write the plain value
        [x]: y                                   | agents/a.yaml:1: a key must be a word
        description: x\\n---\\ndescription: y     | agents/a.yaml:2: a second document starts here: keep one in a file
        - x                                      | agents/a.yaml:1: must be fields with values, such as 'description: …'
        \\n\\nhello                                | agents/a.yaml:3: must be fields with values, such as 'description: …'
        description: "x                          | agents/a.yaml:1: not YAML: found unexpected end of stream
        description: x\\n\\tplanner: react         | agents/a.yaml:2: not YAML: found character '\\\\t(TAB)' that cannot start any token. (Do not use \\\\t(TAB) for indentation)
        description: x\\n  planner: react         | agents/a.yaml:2: not YAML: mapping values are not allowed here
        description: "\\\\uD800"                  | agents/a.yaml:1: description has one half of a surrogate pair without the other ; agents/a.yaml:1: description is empty: give it a string, or leave it out
        memory: {recall: 1e999}                  | agents/a.yaml:1: memory.recall is no number that can be kept: a number's exponent is beyond ±308 ; agents/a.yaml:1: memory.recall is empty: give it an integer, or leave it out
        policy: {on_unknown: guess}              | agents/a.yaml:1: policy.on_unknown 'guess' is unknown: use one of tell, ask
        model: {name: gpt-4.1}                   | agents/a.yaml:1: model.provider is missing: say whose model 'gpt-4.1' is
        model: {provider: demo, name: x}         | agents/a.yaml:1: model.provider leads to no model: provider 'demo' has no model 'x'
        model: gpt-4.1                           | agents/a.yaml:1: model 'gpt-4.1' is no model: use provider/name, such as openai/gpt-4.1, or demo
        model: openai/                           | agents/a.yaml:1: model 'openai/' is no model: use provider/name, such as openai/gpt-4.1, or demo
        model: []                                | agents/a.yaml:1: model must be an object, but is array
        instructions: "  "                       | agents/a.yaml:1: instructions is blank: give it a value, or leave it out
        limits: {max_steps: 010}                 | agents/a.yaml:1: limits.max_steps must be an integer, but is string
        policy: {rules: [{arguments: {a.b.c.d.e.f.g.h.i: x}, decide: deny}]} | agents/a.yaml:1: policy.rules[0].arguments.a.b.c.d.e.f.g.h.i has more than 8 parts
        policy: {rules: [{tool: "git*_x", decide: deny}, {tool: "*__x", decide: deny}, {tool: "gitlab__*", decide: deny}]} | agents/a.yaml:1: policy.rules[2].tool 'gitlab__*' fits no tool (did you mean github__*?): there are calculator, current_time, http_get, http_request, notes, remember, recall, run_javascript, ask_person, github__*, files__*
        """)
    void eachMistakeIsNamedWithItsFix(String yaml, String mistakes) throws IOException {
        String written = yaml.replace("\\\\", "\u0001")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\u0001", "\\");

        assertThat(of(written))
                .containsExactlyInAnyOrder(mistakes.replace("\\\\", "\\").split(" ; ", -1));
    }

    @Test
    void theLinesOfSplitValuesAreTheirOwn() throws IOException {
        assertThat(of("instructions: |\n  one\n  two\n\nlimits:\n\n  # steps\n  max_steps: 0\n"))
                .containsExactly("agents/a.yaml:8: limits.max_steps must be 1 to 500");
    }

    @Test
    void noFileMakesTheStartSlow() throws IOException {
        StringBuilder bomb = new StringBuilder("a: &a [x]\n");
        for (char c = 'b'; c <= 'z'; c++) {
            bomb.append("%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n"
                    .formatted(c, c, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1));
        }
        Agents agents = Agents.in(parent, FakeKnown.ALL)
                .with("bomb.yaml", bomb.toString())
                .with("deep.yaml", "description: " + "[".repeat(100_000) + "]".repeat(100_000))
                .with("deeper.yaml", "a: " + "{a: ".repeat(50_000))
                .with("large.yaml", "description: " + "x".repeat(300_000));

        List<String> mistakes = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), agents::mistakes);

        assertThat(mistakes)
                .contains("agents/bomb.yaml:2: b[7] uses *a: write values out, without anchors and aliases")
                .contains("agents/large.yaml:1: has more than 262144 bytes: an agent's file holds no data")
                .contains("agents/deep.yaml:1: is nested more than 30 deep here; what follows was not read")
                .contains("agents/deeper.yaml:1: is nested more than 30 deep here; what follows was not read");
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Agents agents = Agents.in(parent, FakeKnown.ALL).with("zero.yaml", "description: x\nplanner: re\u0000act");
        Files.write(agents.directory().resolve("latin.yaml"), "description: é".getBytes(StandardCharsets.ISO_8859_1));
        Files.createDirectory(agents.directory().resolve("folder.yaml"));

        assertThat(agents.mistakes())
                .containsExactly(
                        "agents/folder.yaml:1: cannot be read: it must be a file that this process may read",
                        "agents/latin.yaml:1: is not UTF-8 at byte 13: save it as UTF-8",
                        "agents/zero.yaml:2: not YAML: character U+0000 is not printable");
    }

    @Test
    void aByteOrderMarkAndWindowsLinesAreForgiven() throws IOException {
        AgentDefinition agent = Agents.in(parent, FakeKnown.ALL)
                .with("a.yaml", "\uFEFFdescription: x\r\nplanner: placeholder\r\n")
                .read("a");

        assertThat(agent.description()).isEqualTo("x");
        assertThat(agent.planner()).isEqualTo(Planners.find("placeholder").orElseThrow());
    }

    @Test
    void aFileWhoseNameWouldBePassedOverIsRefused() throws IOException {
        Agents agents = Agents.in(parent, FakeKnown.ALL)
                .with("a.yml", "")
                .with("b.YAML", "")
                .with("_polcy.yaml", "")
                .with("my agent.yaml", "")
                .with(".yaml", "");

        assertThat(agents.mistakes())
                .containsExactly(
                        "agents/_polcy.yaml:1: is no agent, as its name begins with _: only _policy.yaml has a meaning",
                        "agents/a.yml:1: would not be read: let its name end in .yaml",
                        "agents/b.YAML:1: would not be read: let its name end in .yaml",
                        "agents/my agent.yaml:1: is named after no agent: use 1 to 64 letters, digits, _ and - before"
                                + " .yaml");
    }

    @Test
    void aFileInThePlaceOfTheDirectoryIsRefused() throws IOException {
        Path file = Files.writeString(parent.resolve("agents"), "");

        assertThat(new Agents(file, FakeKnown.ALL).mistakes())
                .containsExactly("agents:1: cannot be read as a directory: name one with agents' files");
    }

    @Test
    void withoutAnyMcpServerAMistakeSaysSo() throws IOException {
        assertThat(Agents.in(parent, FakeKnown.TWO_TOOLS)
                        .with("a.yaml", "mcp_servers: [github]")
                        .mistakes())
                .containsExactly(
                        "agents/a.yaml:1: mcp_servers[0] names 'github', which is no MCP server: none is configured");
    }
}
