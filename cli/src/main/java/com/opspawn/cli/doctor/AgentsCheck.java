package com.opspawn.cli.doctor;

import com.opspawn.agent.RunAgentHandler;
import com.opspawn.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings, the agents' files and the tools: by building the function that runs agents, and leaving it at that. */
final class AgentsCheck {
    private static final String SUBJECT = "agents";
    private static final String BEGINNING = "settings: ";
    /** Before a mistake's place in a file. */
    private static final String NEXT_MISTAKE = "; (?=\\S+:[0-9]+: )";

    private final Map<String, String> variables;
    private final Optional<McpCheck> mcp;

    /**
     * @param variables as the function sees them
     * @param mcp its servers, where its file can be read
     */
    AgentsCheck(Map<String, String> variables, Optional<McpCheck> mcp) {
        this.variables = variables;
        this.mcp = mcp;
    }

    Finding find() {
        try {
            Path directory = Files.createTempDirectory("opspawn-doctor");
            try {
                return built(directory);
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Finding built(Path directory) throws IOException {
        Map<String, String> all = new HashMap<>(variables);
        if (mcp.isPresent()) {
            all.put("OPSPAWN_MCP_SERVERS", mcp.get().copied(directory).toString());
        }
        try {
            new RunAgentHandler(all);
            return Finding.ok(SUBJECT, names());
        } catch (SettingsException e) {
            String problems = String.valueOf(e.getMessage());
            List<String> lines =
                    Arrays.asList(problems.substring(BEGINNING.length()).split(NEXT_MISTAKE, -1));
            return Finding.broken(SUBJECT, lines, "correct each of them: run and up refuse to start with any");
        }
    }

    private String names() throws IOException {
        Path agents = Path.of(variables.getOrDefault("LAMBDA_TASK_ROOT", ""))
                .resolve(variables.getOrDefault("OPSPAWN_AGENTS", "agents"));
        if (!Files.isDirectory(agents)) {
            return "none but the usual one: there is no directory " + agents;
        }
        try (Stream<Path> files = Files.list(agents)) {
            List<String> names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("[^_.].*\\.ya?ml"))
                    .map(name -> name.replaceFirst("\\.ya?ml$", ""))
                    .sorted()
                    .toList();
            return String.join(", ", names) + " in " + agents;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
