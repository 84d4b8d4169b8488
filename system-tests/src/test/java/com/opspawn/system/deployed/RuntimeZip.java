package com.opspawn.system.deployed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A function's zip with a runtime beside it: what stands in {@code /var/runtime} under Lambda's java25, and a {@code bootstrap}
 * that starts it on the JDK which runs this. The function itself is byte for byte the one that was built.
 */
final class RuntimeZip {
    /** What Lambda's own Java runtime consists of. */
    private static final List<Class<?>> RUNTIME = List.of(AWSLambda.class, Context.class, PojoSerializer.class);

    private static final String NATIVE = "jni/libaws-lambda-jni.linux-" + architecture() + ".so";

    /**
     * The heap leaves the rest of the function's memory to the JVM, as Lambda does. The native library is named because the
     * client would else unpack it to one place under /tmp at each start, from under those that have it mapped.
     */
    private static final String BOOTSTRAP = """
        #!/bin/sh
        exec JAVA -Xmx$((AWS_LAMBDA_FUNCTION_MEMORY_SIZE * 3 / 4))m -Xshare:auto --enable-native-access=ALL-UNNAMED \\
          -Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="$LAMBDA_TASK_ROOT/runtime/client.so" \\
          -cp "$LAMBDA_TASK_ROOT:$LAMBDA_TASK_ROOT/lib/*:$LAMBDA_TASK_ROOT/runtime/*" \\
          com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
        """;

    private RuntimeZip() {}

    static Path write(Path function, Path directory) throws IOException {
        Path written = directory.resolve(function.getFileName());
        try (ZipFile original = new ZipFile(function.toFile());
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(written))) {
            zip.setLevel(1);
            for (ZipEntry entry : original.stream().toList()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                original.getInputStream(entry).transferTo(zip);
            }
            addRuntime(zip);
        }
        return written;
    }

    private static void addRuntime(ZipOutputStream zip) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        add(zip, "bootstrap", BOOTSTRAP.replace("JAVA", java.toString()));
        for (Class<?> part : RUNTIME) {
            zip.putNextEntry(new ZipEntry("runtime/" + jar(part).getFileName()));
            Files.copy(jar(part), zip);
        }
        zip.putNextEntry(new ZipEntry("runtime/client.so"));
        try (ZipFile client = new ZipFile(jar(AWSLambda.class).toFile());
                InputStream library = client.getInputStream(client.getEntry(NATIVE))) {
            library.transferTo(zip);
        }
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Path jar(Class<?> part) {
        try {
            return Path.of(
                    part.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    }
}
