package com.opspawn.local.function.packaged;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * AWS's runtime client as it stands beside a function's code on Lambda, and nothing else of the local cloud's class path.
 *
 * @param classPath its jars, and the class that ties its JVM to this one
 * @param library its native part: it unpacks it to one path for the whole machine at each start otherwise, and a JVM that
 *     has it mapped dies of that
 */
record RuntimeClient(String classPath, Path library) {
    private static final Map<String, String> ARCHITECTURES = Map.of("amd64", "x86_64", "aarch64", "aarch_64");

    /**
     * Unpacks what must lie on disk.
     *
     * @throws UnsupportedOperationException where AWS has no runtime client for this machine
     */
    static RuntimeClient unpack(Path directory) throws IOException {
        Path library = directory.resolve("libaws-lambda-jni.so");
        copy(AWSLambda.class, "/jni/libaws-lambda-jni." + platform() + ".so", library);
        String tether = "/" + Tether.class.getName().replace('.', '/') + ".class";
        copy(Tether.class, tether, directory.resolve("tether" + tether));
        Stream<Path> jars = Stream.of(
                        AWSLambda.class, RequestHandler.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(RuntimeClient::jar);
        String classPath = Stream.concat(Stream.of(directory.resolve("tether")), jars)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return new RuntimeClient(classPath, library);
    }

    private static String platform() {
        String architecture = ARCHITECTURES.get(System.getProperty("os.arch"));
        if (!System.getProperty("os.name").equals("Linux") || architecture == null) {
            throw new UnsupportedOperationException(
                    "AWS's runtime client is there for Linux on x86_64 and aarch64 alone," + " and this is "
                            + System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
        }
        boolean isMusl = List.of("x86_64", "aarch64").stream()
                .anyMatch(name -> Files.exists(Path.of("/lib/ld-musl-" + name + ".so.1")));
        return (isMusl ? "linux_musl-" : "linux-") + architecture;
    }

    private static void copy(Class<?> beside, String resource, Path to) throws IOException {
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
            Files.copy(in, to);
        }
    }

    private static Path jar(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
