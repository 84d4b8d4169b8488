package com.opspawn.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/settings.md} names each environment variable that the code reads, and no other. */
final class SettingsPageTest {
    private static final Path ROOT = Path.of(System.getProperty("opspawn.root"));
    private static final List<String> MODULES = List.of("shared", "functions", "local-cloud", "cli");

    private static final String NAME = "[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9]";
    /** A variable's row. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(" + NAME + "|TERM)` \\|");
    /** Names that nothing else in the code looks like, wherever they stand in a text of their own. */
    private static final Pattern OURS = Pattern.compile("(?:\"|\"[A-Z_]+"
        + " )((?:OPSPAWN|AGENTKIT|CHROMA|OPENAI|ANTHROPIC|GEMINI|GOOGLE|OPENROUTER|OLLAMA|OTEL)_[A-Z0-9_]*[A-Z0-9])(?=[\""
        + " ])");
    /** Others, where they are read. */
    private static final Pattern READ = Pattern.compile(
            "(?:optional|required|path|getOrDefault|isSet|environment\\.get|variables\\.get)\\((?:environment, )?\"("
                    + NAME + "|TERM)\"");
    /** The services of {@code AwsClients.configured}, whose addresses may be others than AWS's. */
    private static final Pattern SERVICE = Pattern.compile("\\.builder\\(\\),\\s*\"([A-Z0-9_]+)\"", Pattern.MULTILINE);
    /** A function's variable in the template. */
    private static final Pattern DECLARED = Pattern.compile("(?m)^          ([A-Z][A-Z0-9_]+): ");

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(text).results().forEach(name -> names.add(name.group(1)));
        return names;
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/reference/settings.md"));
    }

    private static String sources() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                        .filter(path -> path.toString().contains("/src/main/"))
                        .toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        return sources.toString();
    }

    private static Set<String> read(String sources) throws IOException {
        Set<String> names = new TreeSet<>(found(OURS, sources));
        names.addAll(found(READ, sources));
        found(SERVICE, sources).forEach(service -> names.add("AWS_ENDPOINT_URL_" + service));
        names.addAll(found(DECLARED, Files.readString(ROOT.resolve("template.yaml"))));
        // Of the JVM, for which the template speaks.
        names.remove("JAVA_TOOL_OPTIONS");
        return names;
    }

    @Test
    void everyVariableThatIsReadHasItsRow() throws IOException {
        Set<String> missing = read(sources());
        missing.removeAll(found(ROW, page()));

        assertThat(missing).as("read, and not in docs/reference/settings.md").isEmpty();
    }

    @Test
    void everyRowIsOfAVariableThatIsRead() throws IOException {
        Set<String> invented = found(ROW, page());
        assertThat(invented).hasSizeGreaterThan(50);
        invented.removeAll(read(sources()));

        assertThat(invented)
                .as("in docs/reference/settings.md, and read nowhere")
                .isEmpty();
    }
}
