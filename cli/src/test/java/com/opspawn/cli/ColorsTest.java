package com.opspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ColorsTest {
    @Test
    void coloursAreForTerminals() {
        assertThat(Colors.AUTO.wanted(Map.of(), true)).isTrue();
        assertThat(Colors.AUTO.wanted(Map.of(), false)).isFalse();
        assertThat(Colors.AUTO.wanted(Map.of("TERM", "dumb"), true)).isFalse();
    }

    @Test
    void theEnvironmentMaySwitchThemOffOrOnAndOffWins() {
        assertThat(Colors.AUTO.wanted(Map.of("NO_COLOR", "1"), true)).isFalse();
        assertThat(Colors.AUTO.wanted(Map.of("NO_COLOR", ""), true)).isTrue();
        assertThat(Colors.AUTO.wanted(Map.of("CLICOLOR_FORCE", "1"), false)).isTrue();
        assertThat(Colors.AUTO.wanted(Map.of("CLICOLOR_FORCE", "0"), false)).isFalse();
        assertThat(Colors.AUTO.wanted(Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"), true))
                .isFalse();
    }

    @Test
    void theOptionWinsOverTheEnvironment() {
        assertThat(Colors.ALWAYS.wanted(Map.of("NO_COLOR", "1"), false)).isTrue();
        assertThat(Colors.NEVER.wanted(Map.of("CLICOLOR_FORCE", "1"), true)).isFalse();
    }

    @Test
    void outputHasThemOnlyWhereTheyAreWanted() throws IOException {
        try (Cli cli = new Cli()) {
            String task = "{\"task_id\":\"t\",\"status\":\"failed\"}";
            for (int i = 0; i < 4; i++) {
                cli.api.then(200, task);
            }

            cli.at("get", "t");
            assertThat(cli.out()).doesNotContain("\u001b");
            cli.at("get", "t", "--color=always");
            assertThat(cli.out()).contains("\u001b[31mfailed\u001b[0m");
            cli.typing().at("get", "t");
            assertThat(cli.out()).contains("\u001b[31mfailed\u001b[0m");
            cli.at("get", "t", "--json");
            assertThat(cli.out()).isEqualTo(task + "\n");
        }
    }

    @Test
    void helpHasThemAsOutputHas() throws IOException {
        try (Cli cli = new Cli()) {
            cli.run("get", "-h");
            assertThat(cli.out()).doesNotContain("\u001b");
            cli.run("get", "-h", "--color", "always");
            assertThat(cli.out()).contains("\u001b");
            cli.typing().run("get", "-h", "--color", "never");
            assertThat(cli.out()).doesNotContain("\u001b");
        }
    }
}
