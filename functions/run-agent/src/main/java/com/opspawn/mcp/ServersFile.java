package com.opspawn.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.FieldProblem;
import com.opspawn.http.Fields;
import com.opspawn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a servers file, noting every problem instead of stopping at the first. */
final class ServersFile {
    /** No {@code __} and none at the end: the first one in a tool's name ends the server's. */
    private static final Pattern NAME = Pattern.compile("(?!.*__)[A-Za-z0-9_-]{0,31}[A-Za-z0-9-]");

    private final Path file;
    private final Map<String, String> variables;
    private final List<FieldProblem> problems = new ArrayList<>();

    ServersFile(Path file, Map<String, String> variables) {
        this.file = file;
        this.variables = variables;
    }

    McpServers.Read read() {
        try {
            if (!(Json.parse(Files.readAllBytes(file)) instanceof ObjectNode root)) {
                return unreadable("must be a JSON object with the field mcpServers");
            }
            List<McpServer> servers = servers(root);
            return problems.isEmpty()
                    ? new McpServers.Read.Usable(new McpServers(file, servers))
                    : new McpServers.Read.Unusable(problems.stream()
                            .map(problem -> file.getFileName() + ": " + problem.detail())
                            .toList());
        } catch (JsonProcessingException e) {
            String place = Optional.ofNullable(e.getLocation())
                    .map(at -> " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
                    .orElse("");
            return unreadable("is no valid JSON: " + e.getOriginalMessage() + place);
        } catch (IOException e) {
            return unreadable("cannot be read: " + (Files.exists(file) ? e.getMessage() : "there is no such file"));
        }
    }

    private McpServers.Read unreadable(String why) {
        return new McpServers.Read.Unusable(List.of(file + " " + why));
    }

    private List<McpServer> servers(ObjectNode root) {
        Fields fields = new Fields(root, problems);
        fields.string("$schema", 1_000);
        Optional<ObjectNode> all = fields.object("mcpServers");
        if (!fields.has("mcpServers")) {
            fields.missing("mcpServers", "is missing: it holds the servers by name");
        }
        fields.refuseOthers();
        List<McpServer> servers = new ArrayList<>();
        all.ifPresent(object -> object.properties()
                .forEach(entry -> server(entry.getKey(), entry.getValue()).ifPresent(servers::add)));
        return servers;
    }

    private Optional<McpServer> server(String name, JsonNode json) {
        String place = "mcpServers." + name;
        if (!NAME.matcher(name).matches()) {
            problems.add(new FieldProblem(
                    place,
                    "invalid",
                    place + " is no name for a server: use 1 to 32 letters, digits, - and _, without __ and"
                            + " without _ at the end"));
            return Optional.empty();
        }
        if (!(json instanceof ObjectNode object)) {
            problems.add(new FieldProblem(place, "wrong_type", place + " must be an object"));
            return Optional.empty();
        }
        return new ServerEntry(name, new Fields(object, place + ".", problems), new Variables(variables)).read();
    }
}
