package com.opspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/** Every call of {@code opspawn} that a page shows is one that the command line takes, whether or not a test runs the page. */
final class DocumentedCommandsTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("opspawn.root")));
    private static final Pattern SHELL = Pattern.compile("(?ms)^ *```sh\n(.*?)^ *```$");
    private static final Pattern CALL =
            Pattern.compile("(?m)(?:^|(?<!--stack-name|--description)[\\s(])(?:\\./)?opspawn +(?=(.*)$)");
    /** A quoted text, the end of the command, a blank, what another command prints, or any other character. */
    private static final Pattern PIECE =
            Pattern.compile("'([^']*)'|\"((?:\\\\.|[^\"])*)\"|(\\s+#.*|\\s*(?:&&|[|;)>]).*)|(\\s+)|(\\$\\([^)]*\\)|.)");

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            Stream<Path> pages = files.filter(path -> path.toString().endsWith(".md"));
            return Stream.concat(pages, Stream.of(ROOT.resolve("README.md")))
                    .sorted()
                    .toList();
        }
    }

    /** The words behind {@code opspawn}. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>(List.of(""));
        for (MatchResult piece : PIECE.matcher(line).results().toList()) {
            if (piece.group(3) != null) {
                break;
            }
            if (piece.group(4) != null) {
                words.add("");
            } else {
                String quoted = piece.group(1) != null ? piece.group(1) : piece.group(2);
                words.add(words.removeLast() + (quoted != null ? quoted : piece.group(5)));
            }
        }
        words.removeIf(String::isEmpty);
        return words;
    }

    private static List<List<String>> calls(Path page) throws IOException {
        return SHELL.matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1).replaceAll("\\\\\n\\s*", " "))
                .flatMap(block -> CALL.matcher(block).results())
                .map(call -> words(call.group(1)))
                .toList();
    }

    @Test
    void everyCallThatAPageShowsIsTaken() throws IOException {
        List<String> refused = new ArrayList<>();
        int taken = 0;
        for (Path page : pages()) {
            for (List<String> call : calls(page)) {
                String[] words = call.toArray(String[]::new);
                try {
                    Main.line(Session.of(Map.of()), words).parseArgs(words);
                    taken++;
                } catch (ParameterException e) {
                    refused.add(ROOT.relativize(page) + ": opspawn " + call + ": " + e.getMessage());
                }
            }
        }
        assertThat(refused).isEmpty();
        assertThat(taken).isGreaterThan(50);
    }
}
