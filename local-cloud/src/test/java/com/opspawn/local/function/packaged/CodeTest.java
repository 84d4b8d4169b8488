package com.opspawn.local.function.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeTest {
    @TempDir
    private Path directory;

    private Path zip(String name, String... entries) throws IOException {
        Path zip = directory.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }

    @Test
    void functionsOfOneZipShareWhatItIsUnpackedTo() throws IOException {
        Code code = new Code(directory.resolve("code"));
        Path zip = zip("a.zip", "com/A.class", "lib/", "lib/b.jar");

        Path root = code.unpacked(zip);

        assertThat(root.resolve("com/A.class")).hasContent("com/A.class");
        assertThat(root.resolve("lib/b.jar")).hasContent("lib/b.jar");
        assertThat(code.unpacked(zip)).isEqualTo(root);
        assertThat(code.unpacked(zip("other.zip", "x"))).isNotEqualTo(root);
    }

    @Test
    void aDirectoryIsTakenAsItIs() throws IOException {
        assertThat(new Code(directory.resolve("code")).unpacked(directory)).isEqualTo(directory);
    }

    @Test
    void aZipThatIsNotThereIsNamedWithWhatMakesIt() {
        Path zip = directory.resolve("missing.zip");

        assertThatThrownBy(() -> new Code(directory).unpacked(zip))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(zip + ": not built yet: run mvn -DskipTests package");
    }

    @Test
    void nothingIsUnpackedBesideItsDirectory() throws IOException {
        Path zip = zip("evil.zip", "../../evil.sh");

        assertThatThrownBy(() -> new Code(directory.resolve("code")).unpacked(zip))
                .isInstanceOf(IOException.class)
                .hasMessage(zip + ": ../../evil.sh leads out of the zip");
        assertThat(directory.resolve("evil.sh")).doesNotExist();
    }
}
