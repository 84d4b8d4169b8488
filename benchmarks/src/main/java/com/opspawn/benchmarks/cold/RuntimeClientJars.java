package com.opspawn.benchmarks.cold;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * AWS's runtime client as it stands beside a function's code on Lambda.
 *
 * @param classPath its jars
 * @param library its native part: each process of a machine would unpack it to one path, and overwrite what others have mapped
 * @param trivial a jar with the trivial handler and nothing else
 */
record RuntimeClientJars(String classPath, Path library, Path trivial) {

    static RuntimeClientJars unpack(Path directory) throws IOException {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        Path library = directory.resolve("libaws-lambda-jni.so");
        try (InputStream in = resource(AWSLambda.class, "/jni/libaws-lambda-jni.linux-" + architecture + ".so")) {
            Files.copy(in, library);
        }
        Path trivial = directory.resolve("trivial.jar");
        String name = TrivialHandler.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(trivial));
                InputStream in = resource(TrivialHandler.class, "/" + name)) {
            jar.putNextEntry(new ZipEntry(name));
            in.transferTo(jar);
            jar.closeEntry();
        }
        String classPath = Stream.of(
                        AWSLambda.class, RequestHandler.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(RuntimeClientJars::jar)
                .collect(Collectors.joining(File.pathSeparator));
        return new RuntimeClientJars(classPath, library, trivial);
    }

    private static InputStream resource(Class<?> beside, String name) {
        return Objects.requireNonNull(beside.getResourceAsStream(name), name);
    }

    private static String jar(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
