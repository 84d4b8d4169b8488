package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shipped to Lambda. */
final class ArtifactTest {
    private static final int MEGABYTE = 1_000_000;

    private static Path zip(String function) {
        return Target.ROOT.resolve("functions/" + function + "/target/" + function + ".zip");
    }

    private static List<String> files(String function) throws IOException {
        try (ZipFile file = new ZipFile(zip(function).toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-task", "get-task", "control-task", "record-failure", "notify"})
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
    @ValueSource(strings = {"submit-task", "get-task", "control-task", "record-failure", "notify", "run-agent"})
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

    /** What a caller waits for at a cold start grows with it. */
    @ParameterizedTest
    @CsvSource({"submit-task, 9", "get-task, 9", "control-task, 9", "record-failure, 9", "notify, 9", "run-agent, 40"})
    void aZipIsNoLargerThanItMayBe(String function, int megabytes) throws IOException {
        assertThat(Files.size(zip(function))).isLessThanOrEqualTo((long) megabytes * MEGABYTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-task", "get-task", "control-task", "record-failure", "notify", "run-agent"})
    void aZipHasNothingForTestsAndNoClassTwice(String function) throws IOException {
        assertThat(files(function))
                .noneMatch(name -> name.matches("lib/.*(junit|assertj|awaitility|mockito|-tests?[-.]).*"));
        List<String> classes = new ArrayList<>();
        try (ZipFile file = new ZipFile(zip(function).toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                if (entry.getName().endsWith(".jar")) {
                    classes.addAll(classes(file.getInputStream(entry)));
                } else if (entry.getName().endsWith(".class")) {
                    classes.add(entry.getName());
                }
            }
        }
        assertThat(classes).hasSizeGreaterThan(1_000).doesNotHaveDuplicates();
    }

    /** Without those that a jar has for a certain Java, or about itself as a module. */
    private static List<String> classes(InputStream jar) throws IOException {
        List<String> classes = new ArrayList<>();
        try (ZipInputStream entries = new ZipInputStream(jar)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().matches("(?!META-INF/|module-info).*\\.class")) {
                    classes.add(entry.getName());
                }
            }
        }
        return classes;
    }

    /** Whenever its files were written, and in whatever order they are found. */
    @Test
    void theSameFilesMakeTheSameBytes(@TempDir Path temporary) throws Exception {
        Path directory = Files.createDirectory(temporary.resolve("classes"));
        Path built = zip("record-failure");
        List<String> classPath = new ArrayList<>(List.of(directory.toString()));
        try (ZipFile file = new ZipFile(built.toFile())) {
            for (ZipEntry entry : file.stream().toList().reversed()) {
                boolean isJar = entry.getName().endsWith(".jar");
                Path to = isJar
                        ? Files.createDirectories(directory.resolveSibling("lib"))
                                .resolve(Path.of(entry.getName()).getFileName())
                        : directory.resolve(entry.getName());
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.copy(file.getInputStream(entry), to, StandardCopyOption.REPLACE_EXISTING);
                if (isJar) {
                    classPath.add(to.toString());
                }
            }
        }
        Path again = directory.resolveSibling("again.zip");

        assertThat(made(again, String.join(File.pathSeparator, classPath))).isZero();

        assertThat(Files.mismatch(built, again)).isEqualTo(-1);
    }

    private static int made(Path zip, String classPath) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        Target.ROOT.resolve("build-tools/FunctionZip.java").toString(),
                        zip.toString(),
                        "no-files",
                        classPath)
                .inheritIO()
                .start()
                .waitFor();
    }
}
