package com.opspawn.benchmarks.cold;

import com.opspawn.benchmarks.cloud.Home;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A function's zip, unpacked.
 *
 * @param code what is /var/task on Lambda
 * @param jars the same as jars alone, for who cannot do with directories
 * @param zipBytes the zip's size
 */
public record Packaged(Path code, String jars, long zipBytes) {

    /** @param name such as {@code submit-task} */
    static Packaged unpack(String name, Path directory) throws IOException {
        Path zip = Home.path("functions/" + name + "/target/" + name + ".zip");
        if (!Files.exists(zip)) {
            throw new IOException(zip + " is not there: build it with mvn -DskipTests package");
        }
        Path code = Files.createDirectories(directory.resolve(name));
        Path own = directory.resolve(name + ".jar");
        try (ZipFile file = new ZipFile(zip.toFile());
                OutputStream out = Files.newOutputStream(own);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (ZipEntry entry : file.stream().toList()) {
                unpack(file, entry, code);
                if (!entry.isDirectory() && !entry.getName().startsWith("lib/")) {
                    jar.putNextEntry(new ZipEntry(entry.getName()));
                    try (InputStream in = file.getInputStream(entry)) {
                        in.transferTo(jar);
                    }
                    jar.closeEntry();
                }
            }
        }
        return new Packaged(code, classPath(own, code.resolve("lib")), Files.size(zip));
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path code) throws IOException {
        Path file = code.resolve(entry.getName()).normalize();
        if (!file.startsWith(code)) {
            throw new IOException(entry.getName() + " leads out of the zip");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
        }
    }

    private static String classPath(Path own, Path lib) throws IOException {
        List<String> jars = new ArrayList<>(List.of(own.toString()));
        try (Stream<Path> files = Files.list(lib)) {
            files.map(Path::toString).sorted().forEach(jars::add);
        }
        return jars.stream().collect(Collectors.joining(File.pathSeparator));
    }
}
