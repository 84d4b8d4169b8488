package com.opspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenTest {
    @TempDir
    private Path directory;

    private Cli cli;

    @BeforeEach
    void start() throws IOException {
        cli = new Cli();
        cli.api.then(200, "{}");
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    @Test
    void withoutOneNothingIsSent() {
        cli.at("get", "t");
        assertThat(cli.api.authorizations).containsExactly("");
    }

    @Test
    void theEnvironmentsIsSentAndAFilesGoesBeforeIt() throws IOException {
        cli.environment.put("OPSPAWN_TOKEN", "from-environment\n");
        Path file = Files.writeString(directory.resolve("token"), "  from-file \n");
        cli.api.then(200, "{}");

        cli.at("get", "t");
        cli.at("get", "t", "--token-file", file.toString());

        assertThat(cli.api.authorizations).containsExactly("Bearer from-environment", "Bearer from-file");
    }

    @Test
    void aFileWithoutATokenIsToldWithoutItsContent() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "se cret");

        assertThat(cli.at("get", "t", "--token-file", file.toString())).isEqualTo(1);
        assertThat(cli.err())
                .isEqualTo("opspawn: --token-file '" + file + "' holds no token: it is one line of letters, digits and"
                        + " signs, without blanks\n");

        assertThat(cli.at("get", "t", "--token-file", "nowhere")).isEqualTo(1);
        assertThat(cli.err())
                .isEqualTo("opspawn: --token-file 'nowhere' cannot be read: NoSuchFileException; name a file that"
                        + " holds the token and nothing else\n");
        assertThat(cli.api.asked).isEmpty();
    }

    @Test
    void itNeverGoesOverTheNetworkUnencrypted() {
        cli.environment.put("OPSPAWN_TOKEN", "secret");

        assertThat(cli.run("get", "t", "--endpoint", "http://opspawn.example.com"))
                .isEqualTo(2);
        assertThat(cli.err())
                .isEqualTo("opspawn: the token would go to http://opspawn.example.com/api/v1 unencrypted: use"
                        + " https://, or unset OPSPAWN_TOKEN\n");
    }

    @Test
    void itFollowsNoRedirect() throws IOException {
        try (ScriptedApi other = new ScriptedApi();
                Cli redirecting = new Cli()) {
            redirecting.environment.put("OPSPAWN_TOKEN", "secret");
            redirecting.api.then(302, Map.of("Location", other.address() + "/api/v1/tasks/t"), "");

            assertThat(redirecting.at("get", "t")).isEqualTo(3);

            assertThat(other.asked).isEmpty();
            assertThat(redirecting.err()).endsWith("it points somewhere else: name that address with --endpoint\n");
        }
    }

    @Test
    void whereOneIsAskedForItIsToldHowToGiveIt() throws IOException {
        try (Cli locked = new Cli()) {
            locked.api.then(401, "{\"message\":\"Unauthorized\"}");

            assertThat(locked.at("get", "t")).isEqualTo(3);
            assertThat(locked.err())
                    .isEqualTo("opspawn: Unauthorized (401); it wants a token: set OPSPAWN_TOKEN, or name a file that"
                            + " holds one with --token-file\n");
        }
    }

    @Test
    void itIsNotShown() {
        assertThat(new Token("secret")).hasToString("Token[…]");
    }

    @Test
    void onTheCommandLineItselfItIsNotTaken() {
        assertThat(cli.at("get", "t", "--token", "secret")).isEqualTo(2);
        assertThat(cli.api.asked).isEmpty();
        assertThat(cli.err()).doesNotContain("Bearer");
    }
}
