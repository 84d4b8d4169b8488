package com.opspawn.tool.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.tool.Tool;
import com.opspawn.tool.Tools;
import com.opspawn.tool.builtin.notes.Notes;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserToolsTest {
    private static final String HERE = "com.opspawn.tool.annotated.";

    /** A class that gives a tool itself. */
    public static final class Given implements Tools {
        @Override
        public List<Tool> tools() {
            return List.of(new Notes());
        }
    }

    /** A class with a method from above. */
    public static class Parent implements Tools {
        @dev.langchain4j.agent.tool.Tool("the parent's")
        public String inherited() {
            return "parent";
        }
    }

    /** Whose method stands for its parent's. */
    public static final class Child extends Parent {
        @Override
        @dev.langchain4j.agent.tool.Tool("the child's")
        public String inherited() {
            return "child";
        }
    }

    /** Brings nothing. */
    public static final class Empty implements Tools {}

    /** Cannot be made. */
    public static final class Failing implements Tools {
        public Failing() {
            throw new IllegalStateException("no database");
        }
    }

    /** Gives nothing but trouble. */
    public static final class Throwing implements Tools {
        @Override
        public List<Tool> tools() {
            throw new IllegalStateException("not today");
        }
    }

    private static List<String> names(ClassLoader loader) {
        return UserTools.load(loader, List.of()).stream()
                .map(tool -> tool.spec().name() + ": "
                        + tool.spec().description().lines().findFirst().orElse(""))
                .toList();
    }

    @Test
    void whereNoJarBringsToolsThereAreNone() {
        assertThat(UserTools.load(UserToolsTest.class.getClassLoader(), List.of()))
                .isEmpty();
    }

    @Test
    void aClassMayGiveItsToolsItself() {
        assertThat(names(Loaders.naming(Given.class)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("notes: Keeps notes");
    }

    @Test
    void anOverridingMethodStandsForTheOneAbove() {
        assertThat(names(Loaders.naming(Child.class))).containsExactly("inherited: the child's");
    }

    @Test
    void everyMistakeOfEveryClassIsToldAtOnceWithItsPlaceAndItsFix() {
        assertThatThrownBy(() -> UserTools.load(Loaders.naming(MistakenTools.class, Empty.class), List.of()))
                .isExactlyInstanceOf(UserToolsException.class)
                .message()
                .startsWith("tools: ")
                .contains(
                        HERE + "MistakenTools.badName(): tool name 'bad name': use 1 to 64 letters, digits, _ and -",
                        HERE + "MistakenTools.same(int) and " + HERE
                                + "MistakenTools.same2() are both named 'same'; give one"
                                + " another name with @Tool(name = \"…\")",
                        HERE
                                + "MistakenTools.types(Object, List, Map, int): parameter 'anything' has the type"
                                + " Object, which no model can be told of: use String, a number, boolean, an enum, a"
                                + " date, a record, or a List, Set or Map of these",
                        "parameter 'deeds' has the type Runnable, which no model can be told of",
                        "parameter 'map' is a map with keys of the type Integer: use String, or a list of records",
                        "parameter 'number' has the default 'x', which is no int",
                        HERE + "MistakenTools.later(String): it returns a Future: return the value itself",
                        HERE
                                + "MistakenTools.later(String): @ToolMemoryId is not supported: take a ToolContext,"
                                + " which knows the task",
                        HERE
                                + "MistakenTools.later(String): @Runs(effect = RECONCILABLE) needs a class that can"
                                + " find out: implement com.opspawn.tool.Tool",
                        HERE
                                + "MistakenTools.later(String): tool later: its time-out and output cap must be above"
                                + " zero",
                        HERE
                                + "MistakenTools.twice(String, String): returnBehavior is not supported: the model"
                                + " reads every result; leave it out",
                        HERE + "MistakenTools.twice(String, String): two parameters are named 'a'",
                        HERE + "UserToolsTest$Empty brings no tool: annotate a method with @Tool, or override tools()");
    }

    @Test
    void classesThatCannotBeMadeAreToldBesideTheOthers() {
        String file = "com.acme.Gone\n" + Failing.class.getName() + "\n" + AnnotatedToolTest.class.getName() + "\n"
                + Throwing.class.getName();

        assertThatThrownBy(() -> UserTools.load(Loaders.naming(file), List.of()))
                .isExactlyInstanceOf(UserToolsException.class)
                .message()
                .contains(
                        "com.opspawn.tool.Tools: Provider com.acme.Gone not found",
                        "com.opspawn.tool.Tools: Provider " + Failing.class.getName() + " could not be instantiated"
                                + " (java.lang.IllegalStateException: no database)",
                        "com.opspawn.tool.Tools: " + AnnotatedToolTest.class.getName() + " not a subtype",
                        Throwing.class.getName() + " cannot be read: java.lang.IllegalStateException: not today");
    }

    /** As many builds compile: javac keeps the names of parameters only when it is told to. */
    @Test
    void aParameterWithoutANameIsAMistakeAndPNamesIt(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("Nameless.java");
        Files.writeString(source, """
            import com.opspawn.tool.Tools;
            import dev.langchain4j.agent.tool.P;
            import dev.langchain4j.agent.tool.Tool;

            public class Nameless implements Tools {
                @Tool public String first(int a, @P(name = "named", value = "") int b) { return ""; }
            }
            """);
        compile(source, folder);
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Tools.class.getName()), "Nameless\n");

        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            assertThatThrownBy(() -> UserTools.load(loader, List.of()))
                    .hasMessage("tools: Nameless.first(int, int): parameter 1 has no name: add @P(name = \"…\"), or"
                            + " compile with -parameters");
        }
    }

    private static void compile(Path source, Path folder) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        OutputStream.nullOutputStream(),
                        new PrintStream(said),
                        "-proc:none",
                        "-cp",
                        classPath,
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(status)
                .as(said.toString(java.nio.charset.StandardCharsets.UTF_8))
                .isZero();
    }
}
