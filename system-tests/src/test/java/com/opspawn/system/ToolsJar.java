package com.opspawn.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A user's jar with {@link OutsideTools}. */
final class ToolsJar {
    private static final String CLASSES = "com/opspawn/system/OutsideTools";

    private ToolsJar() {}

    /** @return the directory that it is in, to be named as {@code --tools} */
    static Path in(Path directory) throws IOException {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        try (OutputStream out = Files.newOutputStream(tools.resolve("outside.jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("META-INF/services/com.opspawn.tool.Tools"));
            jar.write(OutsideTools.class.getName().getBytes(StandardCharsets.UTF_8));
            add(jar, CLASSES + ".class");
            add(jar, CLASSES + "$Post.class");
        }
        return tools;
    }

    private static void add(JarOutputStream jar, String entry) throws IOException {
        jar.putNextEntry(new JarEntry(entry));
        try (InputStream in =
                Objects.requireNonNull(ToolsJar.class.getClassLoader().getResourceAsStream(entry), entry)) {
            in.transferTo(jar);
        }
    }
}
