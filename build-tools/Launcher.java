import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
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
            for (Path jar : lib.filter(path -> path.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                withoutClassPathOfItsOwn(jar);
                jars.add(jar.toString());
            }
        }
        Files.writeString(directory.resolve("args"), "-cp \"" + String.join(":", jars) + "\"\n");
        Files.writeString(directory.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java") + "\n");
    }

    /** DynamoDB Local's manifest puts a whole directory on the class path, and Java caches no classes where there is one. */
    private static void withoutClassPathOfItsOwn(Path jar) throws IOException {
        Path copy = jar.resolveSibling(jar.getFileName() + ".new");
        try (JarFile from = new JarFile(jar.toFile())) {
            Manifest manifest = from.getManifest();
            if (manifest == null || manifest.getMainAttributes().remove(Attributes.Name.CLASS_PATH) == null) {
                return;
            }
            try (OutputStream out = Files.newOutputStream(copy);
                    JarOutputStream to = new JarOutputStream(out, manifest)) {
                for (JarEntry entry : from.stream().filter(Launcher::isContent).toList()) {
                    JarEntry same = new JarEntry(entry.getName());
                    same.setTime(entry.getTime());
                    to.putNextEntry(same);
                    from.getInputStream(entry).transferTo(to);
                }
            }
        }
        Files.move(copy, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Signatures are of the manifest as it was. */
    private static boolean isContent(JarEntry entry) {
        String name = entry.getName().toUpperCase(Locale.ROOT);
        return !name.equals(JarFile.MANIFEST_NAME) && !name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
    }
}
