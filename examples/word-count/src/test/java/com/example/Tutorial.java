package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * What docs/tutorials/first-tool.md tells its reader to do, done.
 *
 * @param files the files that it gives, by their paths
 * @param blocks all its blocks of code, in order
 */
record Tutorial(String text, Map<String, String> files, List<String> blocks) {
    static final Path ROOT = Path.of(System.getProperty("opspawn.root", "../.."));

    private static final Pattern BLOCK = Pattern.compile("(?ms)^(?:`([^`\\n]+)`:\\n\\n)?```\\w+\\n(.*?)^```$");

    static Tutorial read() throws IOException {
        String text = Files.readString(ROOT.resolve("docs/tutorials/first-tool.md"));
        Map<String, String> files = new LinkedHashMap<>();
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            blocks.add(block.group(2));
            if (block.group(1) != null) {
                files.put(block.group(1), block.group(2));
            }
        }
        return new Tutorial(text, files, blocks);
    }

    /** The one block that has these words. */
    String block(String words) {
        List<String> found =
                blocks.stream().filter(block -> block.contains(words)).toList();
        assertThat(found).as("blocks with '%s'", words).hasSize(1);
        return found.getFirst();
    }

    /** Writes the files, compiles the class and packs the jar. */
    Path jar(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(folder.resolve("src/main/java/com/example/WordCount.java"), classes);
        Path jar = folder.resolve("word-count.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            pack(classes, out);
            pack(folder.resolve("src/main/resources"), out);
        }
        return jar;
    }

    private static void compile(Path source, Path classes) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        OutputStream.nullOutputStream(),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        "-proc:none",
                        "-cp",
                        classPath,
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static void pack(Path folder, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> entry(folder, file, out));
        }
    }

    private static void entry(Path folder, Path file, JarOutputStream out) {
        try {
            out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
