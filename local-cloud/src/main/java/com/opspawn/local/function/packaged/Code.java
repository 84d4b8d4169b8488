package com.opspawn.local.function.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks functions' zips, each once: several functions share one. */
final class Code {
    private final Path directory;
    private final Map<Path, Path> unpacked = new HashMap<>();

    Code(Path directory) {
        this.directory = directory;
    }

    /**
     * Where a function's code lies: what is {@code /var/task} on Lambda.
     *
     * @param code a zip, or a directory that is taken as it is
     * @throws NoSuchFileException where it has not been built
     */
    synchronized Path unpacked(Path code) throws IOException {
        if (Files.isDirectory(code)) {
            return code;
        }
        if (!Files.exists(code)) {
            throw new NoSuchFileException(code.toString(), null, "not built yet: run mvn -DskipTests package");
        }
        Path known = unpacked.get(code);
        if (known == null) {
            known = directory.resolve(Integer.toString(unpacked.size()));
            unpack(code, known);
            unpacked.put(code, known);
        }
        return known;
    }

    private static void unpack(Path code, Path root) throws IOException {
        try (ZipFile zip = new ZipFile(code.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Path file = root.resolve(entry.getName()).normalize();
                if (!file.startsWith(root)) {
                    throw new IOException(code + ": " + entry.getName() + " leads out of the zip");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(Objects.requireNonNull(file.getParent()));
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                }
            }
        }
    }
}
