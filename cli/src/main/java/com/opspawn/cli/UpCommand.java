package com.opspawn.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.llm.ModelId;
import com.opspawn.local.LocalCloud;
import com.opspawn.local.Options;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "up",
        description = {"Starts the local cloud and stays until Ctrl-C.", "What it keeps survives a kill."},
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    /** The settings that name the user's files, in the order that they are printed in. */
    private static final Map<String, String> FILES = new TreeMap<>(
            Map.of("Agents", "OPSPAWN_AGENTS", "MCP servers", "OPSPAWN_MCP_SERVERS", "Tools", "OPSPAWN_TOOLS"));

    @Mixin
    private CloudOptions cloud = new CloudOptions();

    @Mixin
    private HostingOptions functions = new HostingOptions();

    @Mixin
    private UpOptions up = new UpOptions();

    @Mixin
    private TokenOptions tokens = new TokenOptions();

    @Mixin
    private TraceOptions traces = new TraceOptions();

    @Mixin
    private Printing.Document printing = new Printing.Document();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = printing.out();
        ModelId model = cloud.model();
        Options options = traces.in(tokens.in(cloud.options(printing.err(), functions.hosting())))
                .withPort(up.port())
                .withData(up.data());
        LocalCloud running = CloudOptions.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, printing.json() ? printing.err() : out)));
        CloudOptions.withQueues(running);
        if (printing.json()) {
            printing.print(json(running, model), "");
        } else {
            print(out, running, model, options.environment());
        }
        // Until the shutdown hook ends the process.
        new CountDownLatch(1).await();
        return 0;
    }

    private ObjectNode json(LocalCloud running, ModelId model) {
        ObjectNode json = Json.object()
                .put("api", running.apiUrl() + "/api/v1")
                .put("console", running.apiUrl() + "/")
                .put("dynamodb", running.dynamoDbUrl().toString())
                .put("step_functions", running.statesUrl().toString())
                .put("model", model.toString())
                .put("data", up.data().toString());
        ObjectNode queues = json.putObject("queues");
        running.queueUrls().forEach((name, url) -> queues.put(name, url.toString()));
        running.notes().forEach(json.putArray("notes")::add);
        return json;
    }

    private static void stop(LocalCloud running, PrintWriter out) {
        running.close();
        out.println("stopped");
        out.flush();
    }

    private void print(PrintWriter out, LocalCloud running, ModelId model, Map<String, String> settings) {
        String api = running.apiUrl() + "/api/v1";
        out.println(printing.paint().bold("Opspawn is up.") + " Ctrl-C ends it.");
        line(out, "Console", running.apiUrl() + "/");
        line(out, "API", api);
        running.queueUrls().forEach((name, url) -> line(out, name, url));
        line(out, "DynamoDB", running.dynamoDbUrl());
        line(out, "Step Functions", running.statesUrl());
        line(out, "Model", described(model));
        functions.described().ifPresent(how -> line(out, "Functions", how));
        FILES.forEach((name, setting) -> {
            String path = settings.getOrDefault(setting, "");
            if (!path.isBlank()) {
                line(out, name, path);
            }
        });
        line(out, "Data", up.data());
        String collector = settings.getOrDefault(TraceOptions.ENDPOINT, "");
        if (!collector.isBlank()) {
            line(out, "Traces", collector);
        }
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
