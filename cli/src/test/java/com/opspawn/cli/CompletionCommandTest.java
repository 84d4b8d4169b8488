package com.opspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script, sourced in a real bash. */
final class CompletionCommandTest {
    private static final List<String> OPEN = List.of("pending", "running", "paused", "input_required");

    @TempDir
    private Path directory;

    private Path script;

    @BeforeEach
    void print() throws IOException {
        try (Cli cli = new Cli()) {
            assertThat(cli.run("completion")).isZero();
            script = Files.writeString(directory.resolve("completion.bash"), cli.out());
            assertThat(cli.run("completion", "zsh")).isZero();
            assertThat(cli.out()).isEqualTo(Files.readString(script));
        }
    }

    /** What bash offers behind these words, the last of which is being typed. */
    private List<String> offered(String... words) throws IOException, InterruptedException {
        String typed = "'" + String.join("' '", words) + "'";
        String asking = "source '" + script + "'; COMP_LINE='opspawn " + String.join(" ", words)
                + "'; COMP_WORDS=(opspawn " + typed + "); COMP_CWORD=" + words.length + "; _complete_opspawn opspawn '"
                + words[words.length - 1]
                + "' ''; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("bash", "--norc", "-c", asking)
                // compopt says that no completion is under way.
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    @Test
    void commandsAreCompleted() throws IOException, InterruptedException {
        assertThat(offered("re")).containsExactlyInAnyOrder("requests", "reject", "resume", "redrive");
        for (Commands command : Commands.values()) {
            assertThat(offered(command.toString())).contains(command.toString());
        }
        assertThat(offered("mcp", "")).contains("list", "accept");
    }

    @Test
    void optionsAreCompleted() throws IOException, InterruptedException {
        assertThat(offered("approve", "--e")).containsExactlyInAnyOrder("--edit", "--edit-file", "--endpoint");
    }

    @Test
    void valuesThatAreKnownAreCompleted() throws IOException, InterruptedException {
        assertThat(offered("cancel", "--status", "")).containsExactlyInAnyOrderElementsOf(OPEN);
        assertThat(offered("list", "--status", "fa")).containsExactly("failed");
        assertThat(offered("get", "--color", "")).containsExactlyInAnyOrder("auto", "always", "never");
    }
}
