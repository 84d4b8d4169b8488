package com.opspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.local.Store;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class CloudOptionsTest {
    @Command
    private static final class Line {
        @Mixin
        private CloudOptions cloud = new CloudOptions();
    }

    private static CloudOptions parsed(Map<String, String> environment, String... arguments) {
        Line line = new Line();
        CommandLine main = Main.line(Session.of(environment)).addSubcommand("line", line);
        main.parseArgs(
                Stream.concat(Stream.of("line"), Arrays.stream(arguments)).toArray(String[]::new));
        return line.cloud;
    }

    private static Map<String, String> functionsSee(Map<String, String> environment, String... arguments) {
        return parsed(environment, arguments)
                .options(new PrintWriter(new StringWriter()))
                .environment();
    }

    private static String model(Map<String, String> environment, String... arguments) {
        String model = String.valueOf(functionsSee(environment, arguments).get("OPSPAWN_MODEL"));
        assertThat(parsed(environment, arguments).model()).hasToString(model);
        return model;
    }

    /** The template's own default is demo, and the functions see it where the environment has none. */
    @Test
    void aProvidersKeyDecidesOnTheModelThatFunctionsUse() {
        assertThat(model(Map.of())).isEqualTo("demo");
        assertThat(model(Map.of("OPENAI_API_KEY", "k"))).isEqualTo("openai/gpt-4.1-mini");
        assertThat(model(Map.of("AGENTKIT_LLM_PROVIDER", "anthropic", "AGENTKIT_LLM_MODEL", "claude")))
                .isEqualTo("anthropic/claude");
    }

    @Test
    void aNamedModelGoesBeforeAKeyAndTheEnvironmentBeforeTheParameter() {
        Map<String, String> key = Map.of("OPENAI_API_KEY", "k");
        assertThat(model(key, "--parameter", "Model=ollama/x")).isEqualTo("ollama/x");
        assertThat(model(Map.of("OPENAI_API_KEY", "k", "OPSPAWN_MODEL", "demo")))
                .isEqualTo("demo");
        assertThat(model(Map.of("OPSPAWN_MODEL", "demo"), "--parameter", "Model=ollama/x"))
                .isEqualTo("demo");
    }

    @Test
    void aMistakeInTheSettingsIsToldBeforeTheStart() {
        assertThatThrownBy(() -> parsed(Map.of("OPSPAWN_MODEL", "gpt")).model())
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("settings: OPSPAWN_MODEL 'gpt' is no model: use provider/name, with one of ");
    }

    @Test
    void theStoreIsTheEmbeddedOneUnlessAnotherIsNamed() {
        PrintWriter log = new PrintWriter(new StringWriter());
        assertThat(parsed(Map.of()).options(log).store()).isEqualTo(Store.EMBEDDED);
        assertThat(parsed(Map.of(), "--store", "dynamodb-local").options(log).store())
                .isEqualTo(Store.DYNAMODB_LOCAL);
        assertThatThrownBy(() -> parsed(Map.of(), "--store", "sqlite"))
                .hasMessage("Invalid value for option '--store': 'sqlite' is no store: use one of embedded,"
                        + " dynamodb-local");
    }

    @Test
    void whatIsTheCommandLinesOwnIsNotHandedOn() {
        assertThat(functionsSee(Map.of(
                        "OPSPAWN_ENDPOINT", "http://x",
                        "OPSPAWN_TOKEN", "secret",
                        "OPSPAWN_TABLE", "t",
                        "OPSPAWN_STATE_MACHINE", "s",
                        "HOME", "/h")))
                .doesNotContainKeys("OPSPAWN_ENDPOINT", "OPSPAWN_TOKEN", "OPSPAWN_TABLE", "OPSPAWN_STATE_MACHINE")
                .containsEntry("HOME", "/h");
    }
}
