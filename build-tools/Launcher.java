import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes what the script {@code opspawn} needs to start without asking Maven again: {@code opspawn/java}, the Java that
 * runs this, and {@code opspawn/args}, an argument file with the class path. Arguments: cli's target directory, its jar.
 */
final class Launcher {
    private Launcher() {}

    public static void main(String[] args) throws IOException {
        Path target = Path.of(args[0]);
        Path directory = target.resolve("opspawn");
        List<String> jars = new ArrayList<>(List.of(target.resolve(args[1]).toString()));
        try (Stream<Path> lib = Files.list(directory.resolve("lib"))) {
            lib.map(Path::toString).sorted().forEach(jars::add);
        }
        Files.writeString(directory.resolve("args"), "-cp \"" + String.join(":", jars) + "\"\n");
        Files.writeString(directory.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java") + "\n");
    }
}
