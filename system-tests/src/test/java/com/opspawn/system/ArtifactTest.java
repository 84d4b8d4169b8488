package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shipped to Lambda. */
final class ArtifactTest {

    private static List<String> files(String function) throws IOException {
        Path zip = Target.ROOT.resolve("functions/" + function + "/target/" + function + ".zip");
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-task", "get-task", "record-failure", "notify"})
    void leanFunctionsHaveNoModelLibrary(String function) throws IOException {
        assertThat(files(function))
                .anyMatch(name -> name.startsWith("lib/opspawn-shared-"))
                .noneMatch(name -> name.contains("langchain4j"));
    }

    @Test
    void agentsAreShippedWithWhatRunsThem() throws IOException {
        assertThat(files("run-agent")).contains("agents/assistant.yaml");
        assertThat(files("submit-task")).noneMatch(name -> name.startsWith("agents/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-task", "get-task", "record-failure", "notify", "run-agent"})
    void noFunctionShipsALargeHttpClientOrADevelopmentTool(String function) throws IOException {
        assertThat(files(function))
                .noneMatch(name -> name.contains("netty"))
                .noneMatch(name -> name.contains("apache-client") || name.contains("apache5-client"))
                .noneMatch(name -> name.contains("DynamoDBLocal") || name.contains("elasticmq"));
    }

    /** Its model and runtime are 135 MB: they are for laptops. */
    @Test
    void noFunctionShipsTheModelForLocalEmbeddings() throws IOException {
        assertThat(files("run-agent"))
                .anyMatch(name -> name.startsWith("lib/s3vectors-"))
                .noneMatch(name -> name.contains("embeddings") || name.contains("onnx") || name.contains("djl"));
    }
}
