package com.opspawn.benchmarks.cloud;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The project's directory, and one within it for data: on its disk, and not in a memory that is called /tmp. */
public final class Home {
    private Home() {}

    public static Path path(String relative) {
        return Path.of(System.getProperty("opspawn.home", ""))
                .toAbsolutePath()
                .resolve(relative)
                .normalize();
    }

    /** A new directory, empty. */
    public static Path scratch() {
        try {
            return Files.createTempDirectory(Files.createDirectories(path("benchmarks/target")), "data-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static long bytesIn(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
