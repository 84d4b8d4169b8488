package com.opspawn.cli;

import com.opspawn.llm.ModelId;
import com.opspawn.local.LocalCloud;
import com.opspawn.local.Options;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = "Starts the local cloud and stays until Ctrl-C. What it keeps survives a kill.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    /** The settings that name the user's files, in the order that they are printed in. */
    private static final Map<String, String> FILES = new TreeMap<>(
            Map.of("Agents", "OPSPAWN_AGENTS", "MCP servers", "OPSPAWN_MCP_SERVERS", "Tools", "OPSPAWN_TOOLS"));

    @Mixin
    private CloudOptions cloud = new CloudOptions();

    @Option(
            names = "--port",
            defaultValue = "3000",
            description = "The port of the API; 0 for any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".opspawn",
            description = "Where tasks, messages and executions are kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("");

    @Option(
            names = "--jwt-issuer",
            paramLabel = "URL",
            description = "Who issues the callers' tokens (OpenID Connect). Without it, every caller is the developer.")
    private Optional<String> issuer = Optional.empty();

    @Option(
            names = "--jwt-audience",
            paramLabel = "NAMES",
            description = "Audiences, with commas between them, one of which a token must be for.")
    private Optional<String> audience = Optional.empty();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (data.toString().isBlank()) {
            throw new CommandException("--data is blank: name a directory, or leave it out");
        }
        PrintWriter out = Output.of(spec);
        ModelId model = CloudOptions.model();
        Options options =
                withTokens(cloud.options(Output.errorOf(spec))).withPort(port).withData(data.toAbsolutePath());
        LocalCloud running = CloudOptions.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, out)));
        print(out, CloudOptions.withQueues(running), model, options.environment());
        // Until the shutdown hook ends the process.
        new CountDownLatch(1).await();
        return 0;
    }

    /** Shorter names for two parameters of the template. */
    private Options withTokens(Options options) {
        Map<String, String> parameters = new HashMap<>(options.parameters());
        issuer.ifPresent(url -> parameters.put("JwtIssuer", url));
        audience.ifPresent(names -> parameters.put("JwtAudience", names));
        return options.withParameters(parameters);
    }

    private static void stop(LocalCloud running, PrintWriter out) {
        running.close();
        out.println("stopped");
        out.flush();
    }

    private void print(PrintWriter out, LocalCloud running, ModelId model, Map<String, String> settings) {
        String api = running.apiUrl() + "/api/v1";
        out.println("Opspawn is up. Ctrl-C ends it.");
        line(out, "API", api);
        running.queueUrls().forEach((name, url) -> line(out, name, url));
        line(out, "DynamoDB", running.dynamoDbUrl());
        line(out, "Step Functions", running.statesUrl());
        line(out, "Model", described(model));
        FILES.forEach((name, setting) -> {
            String path = settings.getOrDefault(setting, "");
            if (!path.isBlank()) {
                line(out, name, path);
            }
        });
        line(out, "Data", data.toAbsolutePath());
        running.notes().forEach(note -> line(out, "Note", note));
        out.println("Try:");
        out.println("  curl -s " + api + "/tasks -H 'Content-Type: application/json' \\");
        out.println("    -d '{\"task_type\":\"agent_task\",\"prompt\":\"What is 17 * 23?\"}'");
        out.flush();
    }

    private static void line(PrintWriter out, String name, Object value) {
        out.printf("  %-22s %s%n", name, value);
    }

    private static String described(ModelId model) {
        return model.equals(ModelId.DEMO)
                ? "demo (rule-based, no network; set OPENAI_API_KEY or OPSPAWN_MODEL for a real one)"
                : model.toString();
    }
}
