package com.opspawn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example in the docs is a test that runs here. */
final class DocsTest {
    @Test
    void theExampleIsTheTestThatRuns() throws IOException {
        List<String> source = Files.readAllLines(Path.of("src/test/java/com/example/RefundTest.java"));
        int begin = source.indexOf("    // begin of the text in docs/how-to/test-tools.md");
        List<String> example = source.subList(begin + 1, source.indexOf("    // end"));

        assertThat(Files.readString(Path.of("../docs/how-to/test-tools.md")))
                .contains("```java\n" + String.join("\n", example).stripIndent() + "\n```");
        assertThat(example).hasSizeLessThan(30);
    }
}
