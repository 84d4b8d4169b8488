import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Writes what Lambda unpacks: the function's own classes at the root, the jars it needs under lib/; and where the function
 * takes the user's files, agents/ and the MCP servers at the root, tools' jars under lib/ as well. Arguments: the zip, the
 * directory with the user's files, the class path.
 *
 * <p>The same files give the same bytes. Jars only store, and the zip compresses each as a whole: what its classes have in
 * common is then there once, which makes a zip a third smaller and leaves class loading nothing to inflate.
 */
final class FunctionZip {
    /** The earliest time that a zip can tell, in no time zone. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Map<String, Path> files = new TreeMap<>();

    private FunctionZip() {}

    public static void main(String[] args) throws IOException {
        FunctionZip zip = new FunctionZip();
        for (String element : args[2].split(File.pathSeparator)) {
            Path path = Path.of(element);
            if (Files.isDirectory(path)) {
                zip.addAll(path, Integer.MAX_VALUE, "", file -> true);
            } else {
                zip.add("lib/" + path.getFileName(), path);
            }
        }
        Path users = Path.of(args[1]);
        zip.addAll(users.resolve("agents"), 1, "agents/", file -> file.matches("[^/]+\\.yaml"));
        zip.addAll(users.resolve("tools"), 1, "lib/", file -> file.matches("[^/]+\\.jar"));
        zip.addAll(users, 1, "", file -> file.equals("mcp_servers.json") || file.equals("mcp_servers.lock.json"));
        zip.write(Path.of(args[0]));
    }

    /** @param wanted given a file's path below the directory, with slashes */
    private void addAll(Path directory, int depth, String prefix, Predicate<String> wanted) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> found = Files.walk(directory, depth)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString().replace(File.separatorChar, '/');
                if (wanted.test(name)) {
                    add(prefix + name, file);
                }
            }
        }
    }

    /** A user's agent stands for the one of its name that comes along; a jar cannot stand for another. */
    private void add(String name, Path file) {
        Path other = files.put(name, file);
        if (other != null && name.endsWith(".jar")) {
            throw new IllegalStateException(name + " would be both " + other + " and " + file + ": rename one of them");
        }
    }

    /** At once: somebody may be reading the one that is there. */
    private void write(Path zip) throws IOException {
        Path anew = zip.resolveSibling(zip.getFileName() + ".new");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(anew));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                to.putNextEntry(entry(file.getKey()));
                to.write(
                        file.getKey().endsWith(".jar")
                                ? storing(file.getValue())
                                : Files.readAllBytes(file.getValue()));
            }
        }
        Files.move(anew, zip, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The same jar, in the same order, with nothing compressed. */
    private static byte[] storing(Path jar) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = Files.newInputStream(jar);
                ZipInputStream from = new ZipInputStream(in);
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry next = from.getNextEntry(); next != null; next = from.getNextEntry()) {
                byte[] content = from.readAllBytes();
                ZipEntry entry = entry(next.getName());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(checksum(content));
                to.putNextEntry(entry);
                to.write(content);
            }
        }
        return out.toByteArray();
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        return entry;
    }

    private static long checksum(byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        return checksum.getValue();
    }
}
