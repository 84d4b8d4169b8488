package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of failure cases names tests that exist. */
final class FailureCasesTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Contract))\\.(\\w+)`");
    private static final Path TABLE = Target.ROOT.resolve("docs/reference/failure-cases.md");

    @Test
    void everyTestThatTheTableNamesExists() throws IOException {
        List<MatchResult> named =
                TEST.matcher(Files.readString(TABLE)).results().toList();
        assertThat(named).isNotEmpty();

        List<String> missing = new ArrayList<>();
        for (MatchResult test : named) {
            if (!sources(test.group(1)).contains("void " + test.group(2) + "(")) {
                missing.add(test.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyCaseHasItsLine() throws IOException {
        List<String> lines = Files.readAllLines(TABLE);

        for (int number = 1; number <= 65; number++) {
            String start = "| " + number + " |";
            assertThat(lines).as(start).anySatisfy(line -> assertThat(line).startsWith(start));
        }
    }

    /** Of all tests of that name, in whatever module. */
    private static String sources(String type) throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String module : List.of("shared", "functions", "local-cloud", "testing", "cli", "system-tests")) {
            try (Stream<Path> files = Files.walk(Target.ROOT.resolve(module))) {
                for (Path file :
                        files.filter(path -> path.endsWith(type + ".java")).toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        return sources.toString();
    }
}
