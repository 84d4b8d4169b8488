package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.llm.demo.DemoModel;
import com.opspawn.task.TaskKey;
import com.opspawn.tool.Caller;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.Toolbox;
import com.opspawn.tool.annotated.UserTools;
import com.opspawn.tool.annotated.UserToolsException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial's own text is built and run, so that it cannot go wrong unseen. */
final class TutorialTest {
    private static final String SOURCE = "src/main/java/com/example/WordCount.java";
    private static final Caller CALLER =
            new Caller(new TaskKey("default", "task_00000000-0000-0000-0000-000000000001"), "assistant", 1, List.of());

    @TempDir
    private Path folder;

    private Tutorial tutorial;

    @BeforeEach
    void read() throws IOException {
        tutorial = Tutorial.read();
    }

    /** The tool of the class as the text has it and of no other: this module's own is hidden. */
    private static URLClassLoader loader(Path jar) throws IOException {
        ClassLoader withoutThisModule = new ClassLoader(TutorialTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("com.example.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }

            @Override
            public java.util.Enumeration<URL> getResources(String name) {
                return java.util.Collections.emptyEnumeration();
            }
        };
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, withoutThisModule);
    }

    private static ToolResult run(List<Tool> tools, ToolCall call) throws InterruptedException {
        return new Toolbox(tools)
                .run(List.of(call), CALLER, Duration.ofSeconds(30))
                .getFirst();
    }

    @Test
    void theFilesAreThoseOfThisModule() throws Exception {
        assertThat(tutorial.files().keySet())
                .isEqualTo(Set.of(SOURCE, "src/main/resources/META-INF/services/com.opspawn.tool.Tools"));
        for (Map.Entry<String, String> file : tutorial.files().entrySet()) {
            assertThat(Tutorial.ROOT.resolve("examples/word-count").resolve(file.getKey()))
                    .hasContent(file.getValue());
        }
    }

    @Test
    void theJarThatItBuildsBringsAToolThatRuns() throws Exception {
        try (URLClassLoader loader = loader(tutorial.jar(folder))) {
            List<Tool> tools = UserTools.load(loader, List.of());

            assertThat(tools).hasSize(1);
            assertThat(tools.getFirst().spec().name()).isEqualTo("word_count");
            assertThat(tools.getFirst().spec().effect()).isEqualTo(Effect.READ);
            assertThat(tools.getFirst().getClass().getClassLoader()).isNotSameAs(loader);
            ToolResult result = run(tools, new ToolCall("call_1", "word_count", "{\"text\":\" one  two\\nthree \"}"));
            assertThat(result.status()).isEqualTo(ToolStatus.SUCCEEDED);
            assertThat(result.output()).isEqualTo("3");
            assertThat(run(tools, new ToolCall("call_1", "word_count", "{\"text\":\" \"}"))
                            .output())
                    .isEqualTo("0");
        }
    }

    /** The goal of its command, by the demo model, as {@code ./opspawn run} does it. */
    @Test
    void theCommandItShowsGivesTheAnswerItShows() throws Exception {
        String command = tutorial.block("./opspawn run");
        assertThat(command).startsWith("./opspawn run --tools tools '").endsWith("'\n");
        String goal = command.substring(command.indexOf('\'') + 1, command.lastIndexOf('\''));
        try (URLClassLoader loader = loader(tutorial.jar(folder))) {
            String answer = answer(goal, UserTools.load(loader, List.of()));

            assertThat(answer).startsWith(tutorial.block("word_count gave").strip());
        }
    }

    private static String answer(String goal, List<Tool> tools) throws InterruptedException {
        List<Message> messages = new ArrayList<>(List.of(new Message.User(goal)));
        for (int i = 0; i < 10; i++) {
            Answer answer = new DemoModel()
                    .ask(new Prompt(
                            "",
                            messages,
                            tools.stream().map(Tool::spec).toList(),
                            OptionalInt.empty(),
                            OptionalDouble.empty()));
            if (answer.toolCalls().isEmpty()) {
                return answer.text();
            }
            messages.add(new Message.Assistant(answer.text(), answer.toolCalls()));
            for (ToolCall call : answer.toolCalls()) {
                messages.add(new Message.ToolOutput(
                        call.id(), call.tool(), run(tools, call).output(), false));
            }
        }
        throw new AssertionError("no answer");
    }

    @Test
    void theJarsNameIsTheOneThatItsCommandsCopy() throws Exception {
        assertThat(tutorial.block("mvn -q"))
                .contains("-pl examples/word-count -am", "cp examples/word-count/target/word-count.jar tools/");
        assertThat(Files.readString(Tutorial.ROOT.resolve("examples/word-count/pom.xml")))
                .contains("<finalName>word-count</finalName>", "<scope>provided</scope>");
    }

    @Test
    void theMistakeItShowsIsToldInTheseWords() throws Exception {
        Map<String, String> files = new HashMap<>(tutorial.files());
        files.computeIfPresent(
                SOURCE,
                (_, source) -> source.replace("String text", "Object text").replaceFirst("return .*;", "return 0;"));
        Tutorial mistaken = new Tutorial(tutorial.text(), files, tutorial.blocks());
        try (URLClassLoader loader = loader(mistaken.jar(folder))) {
            assertThatThrownBy(() -> UserTools.load(loader, List.of()))
                    .isExactlyInstanceOf(UserToolsException.class)
                    .hasMessage(tutorial.block("tools: com.example").strip().replace('\n', ' '));
        }
    }

    @Test
    void wrongArgumentsAreToldInTheWordsItShows() throws Exception {
        try (URLClassLoader loader = loader(tutorial.jar(folder))) {
            List<Tool> tools = UserTools.load(loader, List.of());

            assertThat(run(tools, new ToolCall("call_1", "word_count", "{\"text\":5}"))
                            .output())
                    .startsWith(tutorial.block("the arguments of word_count").strip());
        }
    }

    /** Everywhere that a reader is sent. */
    @Test
    void itsLinksLeadSomewhere() {
        for (String link : List.of("../../examples/word-count", "../reference/tools.md")) {
            assertThat(tutorial.text()).contains("](" + link + ")");
            assertThat(Tutorial.ROOT.resolve("docs/tutorials").resolve(link)).exists();
        }
    }
}
