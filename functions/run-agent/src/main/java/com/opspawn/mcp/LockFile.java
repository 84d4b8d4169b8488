package com.opspawn.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was accepted of each server: {@code {"version": 1, "servers": {NAME: {"tools": [{"sha256", "definition"}]}}}}, sorted
 * and indented, so that a change shows up in a review. Holds no variable's value: only what servers said.
 */
final class LockFile {
    private static final int VERSION = 1;
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));

    private final Path file;

    LockFile(Path file) {
        this.file = file;
    }

    /** The file is not what was written. The message says what to do. */
    static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1;

        DamagedException(String message) {
            super(message);
        }
    }

    /** A server's accepted tools by name; empty where none was ever accepted. */
    Optional<Map<String, ToolDefinition>> accepted(String server) throws DamagedException {
        JsonNode tools = read().path("servers").path(server).path("tools");
        if (!tools.isArray()) {
            return Optional.empty();
        }
        Map<String, ToolDefinition> accepted = new TreeMap<>();
        for (JsonNode tool : tools) {
            ToolDefinition definition = ToolDefinition.of(tool.path("definition"));
            if (!definition.sha256().equals(tool.path("sha256").asText())) {
                throw new DamagedException(file.getFileName() + " is damaged: tool '" + definition.name()
                        + "' of server '" + server + "' does not have the hash that stands beside it; run opspawn mcp"
                        + " accept " + server);
            }
            accepted.put(definition.name(), definition);
        }
        return Optional.of(accepted);
    }

    private ObjectNode read() throws DamagedException {
        try {
            if (!Files.exists(file)) {
                return Json.object();
            }
            if (Json.parse(Files.readAllBytes(file)) instanceof ObjectNode root
                    && root.path("version").asInt() == VERSION) {
                return root;
            }
            throw new DamagedException(file.getFileName() + " is no lock file of version " + VERSION
                    + ": delete it and run opspawn mcp accept");
        } catch (JsonProcessingException e) {
            throw new DamagedException(file.getFileName() + " is damaged: " + e.getOriginalMessage()
                    + "; restore it, or delete it and run opspawn mcp accept");
        } catch (IOException e) {
            throw new DamagedException(file.getFileName() + " cannot be read: " + e.getMessage());
        }
    }

    /** Whether it can be written as far as can be told without writing: not where a function is deployed. */
    boolean isWritable() {
        Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        return Files.exists(file) ? Files.isWritable(file) : Files.isWritable(directory);
    }

    /** Puts a server's tools in the place of what was accepted of it, whole or not at all. */
    void accept(String server, Collection<ToolDefinition> tools) throws IOException, DamagedException {
        ObjectNode root = read().put("version", VERSION);
        ObjectNode old = root.path("servers") instanceof ObjectNode servers ? servers : Json.object();
        Map<String, JsonNode> sorted = new TreeMap<>();
        old.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        sorted.put(server, Json.object().set("tools", written(tools)));
        root.putObject("servers").setAll(sorted);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, WRITER.writeValueAsString(root) + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ArrayNode written(Collection<ToolDefinition> tools) {
        Map<String, ToolDefinition> sorted = new TreeMap<>();
        tools.forEach(tool -> sorted.put(tool.name(), tool));
        ArrayNode written = Json.array();
        sorted.values()
                .forEach(
                        tool -> written.addObject().put("sha256", tool.sha256()).set("definition", tool.json()));
        return written;
    }
}
