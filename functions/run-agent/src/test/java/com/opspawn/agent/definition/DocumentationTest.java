package com.opspawn.agent.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation shows is what is read. */
final class DocumentationTest {
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path parent;

    @ParameterizedTest
    @ValueSource(strings = {"docs/reference/agent-files.md", "docs/how-to/policy.md"})
    void everyExampleIsRead(String document) throws IOException {
        Path root = Path.of(Objects.requireNonNull(System.getProperty("opspawn.root")));
        List<String> examples = YAML.matcher(Files.readString(root.resolve(document)))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            boolean shared = example.startsWith("rules:");
            Agents agents = Agents.in(parent, FakeKnown.ALL).with("researcher.yaml", "");
            agents.with(shared ? "_policy.yaml" : "researcher.yaml", example);

            assertThat(agents.mistakes()).as(example).isEmpty();
        }
    }
}
