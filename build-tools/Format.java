import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Checks or applies the project's Java format: {@code java Format.java check|apply}, from the project's root. */
final class Format {

    private static final Set<String> SKIPPED = Set.of("target", ".git", ".opspawn", "node_modules");

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    public static void main(String[] args) throws IOException {
        boolean apply = args[0].equals("apply");
        List<Path> wrong = new Format().run(Path.of(""), apply);
        if (!wrong.isEmpty() && !apply) {
            wrong.forEach(file -> System.err.println("not formatted: " + file));
            System.err.println("To format all of them: mvn -N validate -Pformat");
            System.exit(1);
        }
    }

    private List<Path> run(Path root, boolean apply) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Format::isSource)
                    .parallel()
                    .filter(file -> differs(file, apply))
                    .toList();
        }
    }

    private static boolean isSource(Path file) {
        for (Path part : file) {
            if (SKIPPED.contains(part.toString())) {
                return false;
            }
        }
        return file.toString().endsWith(".java");
    }

    private boolean differs(Path file, boolean apply) {
        try {
            String source = Files.readString(file);
            String formatted = formatter.formatSourceAndFixImports(source);
            if (!formatted.equals(source) && apply) {
                Files.writeString(file, formatted);
            }
            return !formatted.equals(source);
        } catch (IOException | FormatterException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }
}
