package com.opspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class FileOptionsTest {
    @TempDir
    private Path root;

    private Path here;
    private Path home;

    @Command
    private static final class Line {
        @Mixin
        private FileOptions files = new FileOptions();
    }

    @BeforeEach
    void directories() throws IOException {
        here = Files.createDirectories(root.resolve("here"));
        home = Files.createDirectories(root.resolve("home"));
        Files.createDirectories(home.resolve("agents"));
    }

    private Map<String, String> settings(Map<String, String> environment, String... arguments) {
        Line line = new Line();
        new CommandLine(line).parseArgs(arguments);
        return line.files.settings(environment, here, Optional.of(home));
    }

    private Path mine(String name) throws IOException {
        return name.contains(".") ? Files.createFile(here.resolve(name)) : Files.createDirectories(here.resolve(name));
    }

    @Test
    void withoutAnythingTheAgentsAreThoseThatComeAlong() {
        assertThat(settings(Map.of()))
                .isEqualTo(Map.of("OPSPAWN_AGENTS", home.resolve("agents").toString()));
    }

    @Test
    void whatLiesInTheWorkingDirectoryIsTaken() throws IOException {
        Path agents = mine("agents");
        Path servers = mine("mcp_servers.json");
        Path tools = mine("tools");

        assertThat(settings(Map.of()))
                .isEqualTo(Map.of(
                        "OPSPAWN_AGENTS", agents.toString(),
                        "OPSPAWN_MCP_SERVERS", servers.toString(),
                        "OPSPAWN_TOOLS", tools.toString()));
    }

    @Test
    void theEnvironmentWinsOverTheWorkingDirectoryAndTheOptionOverBoth() throws IOException {
        mine("agents");
        mine("mcp_servers.json");
        Path other = mine("other");
        Map<String, String> environment = Map.of("OPSPAWN_AGENTS", "/a", "OPSPAWN_MCP_SERVERS", "/m");

        assertThat(settings(environment)).isEmpty();
        assertThat(settings(environment, "--agents", "other/../other"))
                .isEqualTo(Map.of("OPSPAWN_AGENTS", other.toString()));
    }

    @Test
    void aWrongPathIsToldWithItsOption() throws IOException {
        mine("a.file");

        assertThatThrownBy(() -> settings(Map.of(), "--agents", "nowhere"))
                .isInstanceOf(CommandException.class)
                .hasMessage("--agents 'nowhere' is no directory: name one, or leave it out");
        assertThatThrownBy(() -> settings(Map.of(), "--tools", "a.file"))
                .hasMessage("--tools 'a.file' is no directory: name one, or leave it out");
        assertThatThrownBy(() -> settings(Map.of(), "--mcp", here.toString()))
                .hasMessage("--mcp '" + here + "' is no file: name one, or leave it out");
        assertThatThrownBy(() -> settings(Map.of(), "--agents", ""))
                .hasMessage("--agents '' is no directory: name one, or leave it out");
    }

    @Test
    void variablesAreMeantForAFileThatRefersToThem() throws IOException {
        Path file = Files.writeString(
                mine("mcp_servers.json"), "{\"a\": \"${TOKEN} ${env:OTHER} ${HOST:-localhost} $NONE ${} ${9}\"}");

        assertThat(References.in(file)).containsExactly("HOST", "OTHER", "TOKEN");
        assertThat(References.in(here)).isEmpty();
    }
}
