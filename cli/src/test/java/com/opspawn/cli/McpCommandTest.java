package com.opspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class McpCommandTest {
    private static final String LOOK = "{\"name\": \"look\", \"description\": \"Looks.\", \"inputSchema\": {\"type\":"
            + " \"object\"}, \"annotations\": {\"readOnlyHint\": true}}";
    private static final String ACT = "{\"name\": \"act\", \"description\": \"Acts\\u001b[31m\\n"
            + "at once.\", \"inputSchema\": {\"type\": \"object\"}}";

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private McpServerStub server;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        server = new McpServerStub("[" + LOOK + "," + ACT + "]");
        file = directory.resolve("servers.json");
        write("{\"web\": {\"url\": \"" + server.origin() + "/mcp\"}}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void write(String servers) throws IOException {
        Files.writeString(file, "{\"mcpServers\": " + servers + "}");
    }

    private int mcp(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] line = new String[arguments.length + 3];
        line[0] = "mcp";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        line[arguments.length + 1] = "--mcp";
        line[arguments.length + 2] = file.toString();
        return Main.run(new PrintWriter(out), new PrintWriter(err), line);
    }

    @Test
    void listShowsToolsTheirEffectsAndWhetherTheyAreAccepted() {
        assertThat(mcp("list")).isZero();
        assertThat(out.toString())
                .isEqualTo("web (" + server.origin() + ")\n"
                        + "  web__act                                 once       new\n"
                        + "  web__look                                read       new\n");

        mcp("accept");
        server.tools("[" + LOOK.replace("Looks.", "Looks away.") + "]");

        assertThat(mcp("list")).isZero();
        assertThat(out.toString())
                .isEqualTo("web (" + server.origin() + ")\n"
                        + "  web__act                                 once       gone: it is no longer offered\n"
                        + "  web__look                                read       changed: description\n");
    }

    @Test
    void acceptShowsWhatChangedAndPinsIt() {
        Path lock = directory.resolve("servers.lock.json");
        assertThat(mcp("accept", "web")).isZero();
        assertThat(out.toString())
                .isEqualTo("web (" + server.origin() + ")\n"
                        + "  + web__act (once): Acts[31m at once.\n"
                        + "  + web__look (read): Looks.\n"
                        + "  accepted: 2 tools, in " + lock + "\n");
        assertThat(lock).exists();
        server.tools("[" + LOOK.replace("Looks.", "Looks away.") + "]");

        assertThat(mcp("accept")).isZero();
        assertThat(out.toString())
                .isEqualTo("web (" + server.origin() + ")\n"
                        + "  - web__act\n"
                        + "  ~ web__look (read)\n"
                        + "      description was: \"Looks.\"\n"
                        + "      description is:  \"Looks away.\"\n"
                        + "  accepted: 1 tools, in " + lock + "\n");

        assertThat(mcp("list")).isZero();
        assertThat(out.toString()).contains("web__look                                read       accepted");
    }

    @Test
    void toolThatCannotBeAcceptedIsLeftOutAndSaysWhy() {
        server.tools("[" + LOOK + "," + LOOK + "]");

        assertThat(mcp("accept")).isZero();

        assertThat(out.toString())
                .contains("  ! web__look is left out: its name is there twice\n")
                .contains("  accepted: 0 tools");
    }

    @Test
    void serverThatIsDownIsToldAndTheOthersAreListed() throws IOException {
        write("{\"down\": {\"url\": \"http://127.0.0.1:9/mcp\"}, \"web\": {\"url\": \"" + server.origin() + "/mcp\"}}");

        assertThat(mcp("list")).isEqualTo(1);

        assertThat(err.toString())
                .isEqualTo("down (http://127.0.0.1:9) cannot be reached at http://127.0.0.1:9: connection refused\n");
        assertThat(out.toString()).contains("web__look");
    }

    @Test
    void wrongFileAndUnknownServerAreToldOnOneLineEach() throws IOException {
        assertThat(mcp("accept", "web", "nobody")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("opspawn: there is no server 'nobody' in " + file + ": use web\n");

        write("{\"web\": {\"url\": \"${NOT_SET_ANYWHERE}\"}, \"x\": {}}");
        assertThat(mcp("list")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("opspawn: servers.json: mcpServers.web.url needs the environment variable NOT_SET_ANYWHERE,"
                        + " which is not set where it is read\n"
                        + "  servers.json: mcpServers.x.command is missing, and so is url: a server is a"
                        + " command (with args, env) or a url (with headers)\n");
    }

    @Test
    void asJsonTheServersAreOneDocument() throws JsonProcessingException {
        assertThat(mcp("list", "--json")).isZero();
        JsonNode web = Json.parse(out.toString()).path("servers").path(0);
        assertThat(web.path("name").asText()).isEqualTo("web");
        assertThat(web.path("tools").findValuesAsText("standing")).containsExactly("new", "new");
        assertThat(web.path("tools").findValuesAsText("effect")).containsExactly("once", "read");

        assertThat(mcp("accept", "--json")).isZero();
        assertThat(Json.parse(out.toString()).path("lock_file").asText())
                .isEqualTo(directory.resolve("servers.lock.json").toString());
        server.tools("[" + LOOK.replace("Looks.", "Looks away.") + "]");

        mcp("list", "--json");
        JsonNode tools = Json.parse(out.toString()).path("servers").path(0).path("tools");
        assertThat(tools.findValuesAsText("standing")).containsExactly("gone", "changed");
        assertThat(tools.findValuesAsText("before")).containsExactly("\"Looks.\"");
    }

    @Test
    void mcpAloneSaysWhatThereIs() {
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), "mcp")).isEqualTo(2);
        assertThat(err.toString()).startsWith("say what to do: list or accept");
    }
}
