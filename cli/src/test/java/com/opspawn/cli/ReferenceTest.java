package com.opspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** {@code docs/reference/cli.md} has every command's help word for word, and an example of each. */
final class ReferenceTest {
    private static final int TERMINAL = 80;

    /** By the words that call them. */
    private static Map<String, CommandLine> commands() {
        Map<String, CommandLine> commands = new LinkedHashMap<>();
        collect("opspawn", Main.line(Session.of(Map.of())), commands);
        return commands;
    }

    private static void collect(String words, CommandLine line, Map<String, CommandLine> commands) {
        commands.put(words, line);
        line.getSubcommands().forEach((name, its) -> collect(words + " " + name, its, commands));
    }

    private static String reference() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("template.yaml"))) {
            here = Objects.requireNonNull(here.getParent());
        }
        return Files.readString(here.resolve("docs/reference/cli.md"));
    }

    @Test
    void everyCommandIsThereWithItsHelpAndAnExample() throws IOException {
        String reference = reference();
        List<String> missing = new ArrayList<>();
        commands().forEach((words, line) -> {
            String help = "```\n" + line.getUsageMessage(Ansi.OFF).stripTrailing() + "\n```";
            if (!reference.contains(help)) {
                missing.add("the help of " + words + ":\n" + help);
            }
            boolean isAsked = line.getSubcommands().isEmpty();
            if (isAsked && !reference.contains("\n" + words) && !reference.contains("\n./" + words)) {
                missing.add("an example of " + words);
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void helpFitsATerminal() {
        commands()
                .forEach((words, line) -> assertThat(
                                line.getUsageMessage(Ansi.OFF).lines())
                        .as(words)
                        .allMatch(text -> text.length() <= TERMINAL));
    }

    @Test
    void everyCommandThatPrintsResultsHasThemAsJsonAndWithoutColours() {
        List<String> without = List.of("opspawn", "opspawn mcp", "opspawn completion", "opspawn help");
        commands().forEach((words, line) -> {
            if (!without.contains(words)) {
                assertThat(line.getCommandSpec().findOption("--json")).as(words).isNotNull();
                assertThat(line.getCommandSpec().findOption("--color"))
                        .as(words)
                        .isNotNull();
            }
        });
    }

    @Test
    void everyExitCodeIsThere() throws IOException {
        String reference = reference();
        for (Exit exit : Exit.values()) {
            assertThat(reference).contains("| " + exit.code() + " | " + exit.meaning() + " |");
        }
        assertThat(List.of(Exit.values())).extracting(Exit::code).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void oneCommandIsReadWhereOneIsCalled() {
        assertThat(Main.line(Session.of(Map.of()), "get", "x").getSubcommands()).containsOnlyKeys("get");
        assertThat(Main.line(Session.of(Map.of()), "help", "get").getSubcommands())
                .hasSize(Commands.values().length);
        assertThat(Main.line(Session.of(Map.of()), "gte").getSubcommands()).hasSize(Commands.values().length);
    }

    @Test
    void aWordThatIsNoCommandIsAnsweredWithWhatWasMeant() throws IOException {
        try (Cli cli = new Cli()) {
            assertThat(cli.run("wach", "x")).isEqualTo(2);
            assertThat(cli.err()).contains("Did you mean: opspawn watch");
        }
    }
}
