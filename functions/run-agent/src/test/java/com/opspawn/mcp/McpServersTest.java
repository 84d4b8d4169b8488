package com.opspawn.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.mcp.wire.Endpoint;
import com.opspawn.tool.Effect;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class McpServersTest {
    @TempDir
    private Path directory;

    private List<String> problems(String servers) {
        McpServers.Read read = McpServers.read(Mcp.file(directory, servers), Map.of("SET", "value", "EMPTY", " "));
        return read instanceof McpServers.Read.Unusable unusable ? unusable.problems() : List.of();
    }

    @Test
    void bothFormsThatPeopleHaveAreRead() {
        McpServers servers = Mcp.servers(
                directory, """
                {
                  "files": {"command": "npx", "args": ["-y", "server", "${HOME}/data"], "env": {"TOKEN": "${TOKEN}"}},
                  "web": {"type": "http", "url": "https://${HOST}/mcp", "headers": {"Authorization": "Bearer ${TOKEN}"},
                          "timeout_seconds": 5, "effects": {"look": "read", "*": "idempotent"}},
                  "off": {"command": "x", "disabled": true}
                }
                """, Map.of("HOME", "/home/me", "TOKEN", "token-12345", "HOST", "mcp.example.com"));

        assertThat(servers.servers()).extracting(McpServer::name).containsExactly("files", "web");
        assertThat(servers.servers().getFirst().endpoint())
                .isEqualTo(new Endpoint.Stdio(
                        List.of("npx", "-y", "server", "/home/me/data"),
                        Map.of("TOKEN", "token-12345"),
                        Optional.empty()));
        McpServer web = servers.find("web").orElseThrow();
        assertThat(web.endpoint())
                .isEqualTo(new Endpoint.Http(
                        URI.create("https://mcp.example.com/mcp"), Map.of("Authorization", "Bearer token-12345")));
        assertThat(web.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(web.effects()).isEqualTo(Map.of("look", Effect.READ, "*", Effect.IDEMPOTENT));
        assertThat(servers.lockFile()).isEqualTo(directory.resolve("mcp_servers.lock.json"));
    }

    @Test
    void everyProblemIsToldWithItsPlaceAndItsFix() {
        assertThat(problems("""
            {
              "none": {},
              "both": {"command": "a", "url": "https://b/"},
              "two__names": {"command": "a"},
              "typo": {"command": "a", "arg": []},
              "vars": {"command": "a", "args": ["${SET}", "${NOT_SET}"], "env": {"A": "${EMPTY}", "B": "${1}"}},
              "mixed": {"url": "https://b/", "env": {}, "type": "stdio"},
              "older": {"url": "https://b/", "type": "sse"},
              "what": {"command": "a", "effects": {"x": "reconcilable"}, "timeout_seconds": 0},
              "heads": {"url": "https://b/", "headers": {"Host": "c", "X Y": "d", "Z": "e\\nf"}},
              "number": 7
            }
            """))
                .containsExactly(
                        "mcp_servers.json: mcpServers.none.command is missing, and so is url: a server is a command"
                                + " (with args, env) or a url (with headers)",
                        "mcp_servers.json: mcpServers.both.command and url are both there: a server is a command or a"
                                + " url",
                        "mcp_servers.json: mcpServers.two__names is no name for a server: use 1 to 32 letters, digits,"
                                + " - and _, without __ and without _ at the end",
                        "mcp_servers.json: mcpServers.typo.arg is no field here; there are args, command, cwd,"
                                + " description, disabled, effects, env, headers, timeout_seconds, type, url",
                        "mcp_servers.json: mcpServers.vars.args[1] needs the environment variable NOT_SET, which is not"
                                + " set where it is read",
                        "mcp_servers.json: mcpServers.vars.env.A needs the environment variable EMPTY, which is not set"
                                + " where it is read",
                        "mcp_servers.json: mcpServers.vars.env.B has a ${ without a variable's name: write ${NAME} or"
                                + " ${NAME:-default}",
                        "mcp_servers.json: mcpServers.mixed.type must be http here, or left out",
                        "mcp_servers.json: mcpServers.mixed.env does not go with url: leave it out",
                        "mcp_servers.json: mcpServers.older.type 'sse', the older transport, is not spoken: use the"
                                + " server's streamable HTTP url",
                        "mcp_servers.json: mcpServers.what.timeout_seconds must be 1 to 900",
                        "mcp_servers.json: mcpServers.what.effects.x must be read, idempotent or once",
                        "mcp_servers.json: mcpServers.heads.headers.Host is set by the client itself: leave it out",
                        "mcp_servers.json: mcpServers.heads.headers.X Y is no name of a header",
                        "mcp_servers.json: mcpServers.heads.headers.Z holds a character that no header has: copy it"
                                + " again",
                        "mcp_servers.json: mcpServers.number must be an object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mcp.example.com/mcp?key=1",
                "https://10.0.0.5:8443/mcp",
                "http://localhost:3001/mcp",
                "http://127.0.0.1:3001/mcp",
                "http://[::1]:3001/mcp"
            })
    void addressMayBePrivateButOnlyLoopbackMayBeUnencrypted(String url) {
        assertThat(problems("{\"web\": {\"url\": \"" + url + "\"}}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.5/mcp, must begin with https://: http:// is for servers on this machine only",
        "http://127.0.0.1.example.com/, must begin with https://: http:// is for servers on this machine only",
        "'https://me:pass@b/', 'is no address: use https://host/path, without a user and a fragment'",
        "'https://b/#x', 'is no address: use https://host/path, without a user and a fragment'",
        "'ftp://b/', 'is no address: use https://host/path, without a user and a fragment'",
        "'not a url', 'is no address: use https://host/path, without a user and a fragment'",
        "https:///mcp, 'is no address: use https://host/path, without a user and a fragment'"
    })
    void wrongAddressIsToldWithoutShowingIt(String url, String told) {
        assertThat(problems("{\"web\": {\"url\": \"" + url + "\"}}"))
                .containsExactly("mcp_servers.json: mcpServers.web.url " + told);
    }

    @Test
    void defaultStandsInForAVariableThatIsNotSet() {
        McpServers servers = Mcp.servers(
                directory,
                "{\"a\": {\"command\": \"x\", \"args\": [\"${PORT:-8080}\", \"${env:SET}\", \"${NO:-}\"]}}",
                Map.of("SET", "yes ${PORT}"));

        assertThat(servers.servers().getFirst().endpoint())
                .isEqualTo(new Endpoint.Stdio(List.of("x", "8080", "yes ${PORT}", ""), Map.of(), Optional.empty()));
    }

    @Test
    void whatIsNoJsonIsToldWithLineAndColumn() throws IOException {
        Path file = Files.writeString(directory.resolve("servers.json"), "{\n  \"mcpServers\": {,}\n}");

        assertThat(McpServers.read(file, Map.of()))
                .isEqualTo(new McpServers.Read.Unusable(List.of(file
                        + " is no valid JSON: Unexpected character (',' (code 44)): was expecting double-quote to start"
                        + " field name (line 2, column 18)")));
    }

    @Test
    void missingFileAndMissingFieldAreTold() throws IOException {
        Path gone = directory.resolve("gone.json");
        assertThat(McpServers.read(gone, Map.of()))
                .isEqualTo(new McpServers.Read.Unusable(List.of(gone + " cannot be read: there is no such file")));
        Path other = Files.writeString(directory.resolve("other.json"), "{\"servers\": {}}");
        assertThat(McpServers.read(other, Map.of()))
                .isEqualTo(new McpServers.Read.Unusable(List.of(
                        "other.json: mcpServers is missing: it holds the servers by name",
                        "other.json: servers is no field here; there are $schema, mcpServers")));
    }

    @Test
    void noTextShowsASecret() {
        McpServers servers = Mcp.servers(directory, """
            {"files": {"command": "x", "args": ["--token", "${TOKEN}"], "env": {"T": "${TOKEN}"}},
             "web": {"url": "https://b/${TOKEN}/mcp?key=${TOKEN}", "headers": {"Authorization": "Bearer literal-987"}}}
            """, Map.of("TOKEN", "token-12345"));

        assertThat(servers.toString()).doesNotContain("token-12345").doesNotContain("literal-987");
        assertThat(servers.servers().getFirst().endpoint().shown()).isEqualTo("stdio: x");
        assertThat(servers.servers().getLast().endpoint().shown()).isEqualTo("https://b");
        assertThat(servers.servers().getLast().secrets().hide("token-12345 and literal-987"))
                .isEqualTo("[TOKEN] and [Authorization]");
    }

    @Test
    void variablesOfAFileAreKnownWithoutTheirValues() {
        Path file = Mcp.file(
                directory, "{\"a\": {\"command\": \"x\", \"args\": [\"${A} ${env:B}\", \"${C:-c}\"]}, \"b\": 7}");

        assertThat(McpServers.variables(file)).containsExactly("A", "B", "C");
        assertThat(McpServers.variables(directory.resolve("gone.json"))).isEmpty();
    }
}
