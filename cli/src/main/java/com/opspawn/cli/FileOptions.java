package com.opspawn.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The user's own files: agents, MCP servers, tools. An option wins over the setting of that name in the environment, and
 * either over what lies in the working directory.
 */
final class FileOptions {
    @Option(
            names = "--agents",
            paramLabel = "DIR",
            description = "Agents, a file each (default: OPSPAWN_AGENTS, else agents/, else those that come along).")
    private @Nullable Path agents;

    @Option(
            names = "--mcp",
            paramLabel = "FILE",
            description = "MCP servers (default: OPSPAWN_MCP_SERVERS, else mcp_servers.json where there is one).")
    private @Nullable Path mcp;

    @Option(
            names = "--tools",
            paramLabel = "DIR",
            description = "Jars with tools (default: OPSPAWN_TOOLS, else tools/ where there is one).")
    private @Nullable Path tools;

    /**
     * The settings that say where they are, as absolute paths; nothing where the environment has a setting already.
     *
     * @param here the working directory
     * @param home where the agents are that come along, where they are taken from there
     */
    Map<String, String> settings(Map<String, String> environment, Path here, Optional<Path> home) {
        Map<String, String> settings = new TreeMap<>();
        Place directory = new Place("directory", Files::isDirectory);
        Place file = new Place("file", Files::isRegularFile);
        directory
                .given("--agents", agents, here)
                .or(() -> directory.usual(environment, "OPSPAWN_AGENTS", here.resolve("agents")))
                .or(() -> home.flatMap(root -> directory.usual(environment, "OPSPAWN_AGENTS", root.resolve("agents"))))
                .ifPresent(path -> settings.put("OPSPAWN_AGENTS", path));
        file.given("--mcp", mcp, here)
                .or(() -> file.usual(environment, "OPSPAWN_MCP_SERVERS", here.resolve("mcp_servers.json")))
                .ifPresent(path -> settings.put("OPSPAWN_MCP_SERVERS", path));
        directory
                .given("--tools", tools, here)
                .or(() -> directory.usual(environment, "OPSPAWN_TOOLS", here.resolve("tools")))
                .ifPresent(path -> settings.put("OPSPAWN_TOOLS", path));
        return settings;
    }

    private record Place(String kind, Predicate<Path> exists) {
        Optional<String> given(String option, @Nullable Path path, Path here) {
            if (path == null) {
                return Optional.empty();
            }
            if (path.toString().isBlank() || !exists.test(here.resolve(path))) {
                throw new CommandException(option + " '" + path + "' is no " + kind + ": name one, or leave it out");
            }
            return Optional.of(absolute(here.resolve(path)));
        }

        Optional<String> usual(Map<String, String> environment, String setting, Path path) {
            boolean isSet = !environment.getOrDefault(setting, "").isBlank();
            return isSet || !exists.test(path) ? Optional.empty() : Optional.of(absolute(path));
        }

        private static String absolute(Path path) {
            return path.toAbsolutePath().normalize().toString();
        }
    }
}
