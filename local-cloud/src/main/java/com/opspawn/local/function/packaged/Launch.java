package com.opspawn.local.function.packaged;

import com.opspawn.local.template.FunctionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a function's JVM is started, as near to Lambda's own command line as it is known.
 *
 * @param code the unpacked zip
 * @param environment the function's variables; it sees no others but Lambda's own
 */
record Launch(FunctionSpec function, RuntimeClient client, Path code, Map<String, String> environment) {
    /** Java's share of a function's memory on Lambda: 445,645 KB of 512 MB, for one. */
    private static final double HEAP_SHARE = 0.85;

    /**
     * Starts one.
     *
     * @param runtimeApi host, port and path
     * @param directory for its temporary files, to be created
     */
    Process start(String runtimeApi, Path directory) throws IOException {
        Files.createDirectories(directory);
        ProcessBuilder builder =
                new ProcessBuilder(command(directory)).directory(code.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(variables(runtimeApi, directory));
        return builder.start();
    }

    List<String> command(Path directory) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxHeapSize=" + heapKilobytes(function.memoryMegabytes()) + "k",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:+ErrorFileToStderr",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + directory,
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + client.library(),
                "-classpath",
                client.classPath(),
                Tether.class.getName(),
                function.handler());
    }

    static long heapKilobytes(int memoryMegabytes) {
        return Math.round(memoryMegabytes * 1024 * HEAP_SHARE);
    }

    /** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
    Map<String, String> variables(String runtimeApi, Path directory) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("_HANDLER", function.handler());
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", function.sandbox().snapStart() ? "snap-start" : "on-demand");
        variables.put("AWS_LAMBDA_LOG_FORMAT", function.sandbox().logFormat());
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        variables.put("LAMBDA_TASK_ROOT", code.toString());
        variables.put("LANG", "C.UTF-8");
        variables.put("PATH", "/usr/local/bin:/usr/bin:/bin:/opt/bin");
        variables.put("TMPDIR", directory.toString());
        variables.put("TZ", ":UTC");
        return variables;
    }
}
