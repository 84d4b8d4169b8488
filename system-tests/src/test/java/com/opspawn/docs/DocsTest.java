package com.opspawn.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.opspawn.local.LocalCloud;
import com.opspawn.local.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/} shows is what there is: see the package's own words. */
final class DocsTest {
    private static final Path ROOT = Path.of(System.getProperty("opspawn.root"));
    private static final Path INDEX = ROOT.resolve("docs/README.md");
    private static final String HOME = "opspawn.home";
    private static final Pattern COMMAND = Pattern.compile("^(?:\\./)?(?:opspawn|curl|sam|mvn|aws|export) ");
    private static final Pattern PARAMETER = Pattern.compile("(?<=[ '\"])([A-Z]\\w+)=");

    @TempDir
    private static Path directory;

    private static List<Page> pages;
    private static LocalCloud cloud;
    private static Desk desk;

    @BeforeAll
    static void open() throws IOException {
        pages = pages();
        Path agents = Files.createDirectories(directory.resolve("agents"));
        copy(ROOT.resolve("agents"), agents);
        for (Block block : blocks()) {
            if (block.file().filter(file -> file.startsWith("agents/")).isPresent()) {
                Files.writeString(directory.resolve(block.file().get()), block.text());
            }
        }
        System.setProperty(HOME, ROOT.toString());
        cloud = LocalCloud.start(Options.of(ROOT)
                .withEnvironment(Map.of("OPSPAWN_AGENTS", agents.toString(), "OPSPAWN_MODEL", "demo"))
                .withParameters(Map.of("QueueVisibilitySeconds", "1")));
        cloud.awaitQueues();
        desk = new Desk(cloud.apiUrl(), agents);
        Files.writeString(directory.resolve("opspawn"), desk.script());
        assertThat(directory.resolve("opspawn").toFile().setExecutable(true)).isTrue();
    }

    @AfterAll
    static void close() {
        desk.close();
        cloud.close();
        System.clearProperty(HOME);
    }

    private static List<Page> pages() throws IOException {
        List<Page> pages = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                pages.add(Page.read(ROOT, file));
            }
        }
        return pages;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(Objects.requireNonNull(file.getFileName())));
            }
        }
    }

    private static List<Block> blocks() {
        return pages.stream().flatMap(page -> page.blocks().stream()).toList();
    }

    @TestFactory
    Stream<DynamicTest> whatAPageTellsItsReaderToDoDoesWhatItShows() {
        return pages.stream()
                .filter(page -> page.blocks().stream().anyMatch(DocsTest::isPlayed))
                .map(page -> dynamicTest(page.name(), () -> play(page)));
    }

    private static boolean isPlayed(Block block) {
        boolean isMarkedOff = block.mark() instanceof Mark.NotRun || block.mark() instanceof Mark.TestedBy;
        return !isMarkedOff && (block.isShell() || block.file().isPresent() || block.mark() instanceof Mark.Output);
    }

    private static void play(Page page) throws IOException {
        try (Terminal terminal = new Terminal(directory)) {
            Rehearsal rehearsal = new Rehearsal(
                    directory,
                    terminal,
                    cloud.apiUrl(),
                    Objects.requireNonNull(cloud.queueUrls().get("SubmitQueue")));
            for (Block block : page.blocks()) {
                if (isPlayed(block)) {
                    rehearsal.play(block);
                }
            }
        }
    }

    /** A block is played, read by the product, or says which test runs it or why nothing can. */
    @TestFactory
    Stream<DynamicTest> aBlockThatIsNotRunSaysWhy(@TempDir Path empty) {
        return blocks().stream()
                .filter(block -> !isPlayed(block))
                .map(block -> dynamicTest(block.place(), () -> check(block, empty)));
    }

    private static void check(Block block, Path empty) throws IOException {
        switch (block.mark()) {
            case Mark.NotRun(String reason) -> assertThat(reason).isNotBlank();
            case Mark.TestedBy(String test) -> assertThat(isTest(test)).as(test).isTrue();
            case Mark.ReadsAs(Reader reader) -> reader.read(block.text(), empty);
            case Mark.Output ignored -> throw new IllegalStateException("played");
            case Mark.Exits ignored -> throw new IllegalStateException("played");
            case Mark.None ignored -> read(block, empty);
        }
    }

    private static void read(Block block, Path empty) throws IOException {
        switch (block.language()) {
            case "json" -> Reader.JSON.read(block.text(), empty);
            case "xml" -> Reader.XML.read(block.text(), empty);
            case "java" -> compile(block, empty);
            case "", "text" ->
                assertThat(COMMAND.matcher(block.text()).lookingAt())
                        .as("%s has commands: begin it with ```sh", block.place())
                        .isFalse();
            default ->
                throw new AssertionError(block.place() + ": nothing here runs '" + block.language()
                        + "': put <!-- tested by ATest --> or <!-- not run: REASON --> before it");
        }
    }

    private static void compile(Block block, Path empty) throws IOException {
        String type = Pattern.compile("(?m)^public (?:final )?(?:class|record|interface) (\\w+)")
                .matcher(block.text())
                .results()
                .findFirst()
                .map((MatchResult found) -> found.group(1))
                .orElse("Snippet");
        Path source = Files.writeString(empty.resolve(type + ".java"), block.text());
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] options = {"-proc:none", "-cp", classPath, "-d", empty.toString(), source.toString()};
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        OutputStream.nullOutputStream(),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        options);
        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static boolean isTest(String name) throws IOException {
        try (Stream<Path> files = Files.find(
                ROOT,
                12,
                (path, _) -> path.endsWith(name + ".java") && path.toString().contains("/src/test/"))) {
            return files.findAny().isPresent();
        }
    }

    @Test
    void everyParameterOfADeploymentIsOneOfTheTemplate() throws IOException {
        String template = Files.readString(ROOT.resolve("template.yaml"));
        List<String> unknown = new ArrayList<>();
        for (Block block : blocks()) {
            for (String line : block.text().replace("\\\n", " ").lines().toList()) {
                int overrides = line.indexOf("--parameter-overrides");
                PARAMETER
                        .matcher(overrides < 0 ? "" : line.substring(overrides))
                        .results()
                        .map(parameter -> parameter.group(1))
                        .filter(name -> !template.contains("\n  " + name + ":\n    Type: "))
                        .forEach(name -> unknown.add(block.place() + ": " + name));
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<Page> all = new ArrayList<>(pages);
        for (String other : List.of("README.md", "CONTRIBUTING.md")) {
            all.add(Page.read(ROOT, ROOT.resolve(other)));
        }

        List<String> broken = Links.of(ROOT, all).broken();
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsInTheIndex() throws IOException {
        assertThat(Links.of(ROOT, pages).unlinked(Page.read(ROOT, INDEX))).isEmpty();
    }
}
