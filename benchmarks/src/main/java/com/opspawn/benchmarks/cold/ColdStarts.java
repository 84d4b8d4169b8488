package com.opspawn.benchmarks.cold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.aws.AwsClients;
import com.opspawn.benchmarks.cloud.Home;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.Journal;
import com.opspawn.journal.dynamodb.DynamoDbJournal;
import com.opspawn.json.Json;
import com.opspawn.local.LocalCloud;
import com.opspawn.task.Budget;
import com.opspawn.task.Submission;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What is started: the functions that somebody waits for, against a local cloud's table and workflow. */
public final class ColdStarts {
    private static final String ACCOUNT = "000000000000";
    private static final String TABLE = "opspawn-Table";

    private final Path directory;
    private final RuntimeClientJars client;
    private final Map<String, String> environment;
    private final Journal journal;

    /** @param directory an empty one */
    public ColdStarts(LocalCloud cloud, Path directory) throws IOException {
        this.directory = directory;
        this.client = RuntimeClientJars.unpack(directory);
        this.environment = environment(cloud);
        this.journal = DynamoDbJournal.on(AwsClients.dynamoDb(environment), TABLE);
    }

    private static Map<String, String> environment(LocalCloud cloud) {
        Map<String, String> variables = new HashMap<>();
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put(
                "AWS_ENDPOINT_URL_DYNAMODB", cloud.dynamoDbUrl().orElseThrow().toString());
        variables.put("AWS_ENDPOINT_URL_SFN", cloud.statesUrl().toString());
        variables.put("OPSPAWN_TABLE", TABLE);
        variables.put(
                "OPSPAWN_STATE_MACHINE",
                "arn:aws:states:us-east-1:" + ACCOUNT + ":stateMachine:opspawn-RunTaskStateMachine");
        variables.put("OPSPAWN_MODEL", "demo");
        return Map.copyOf(variables);
    }

    /** The trivial one first: all others are held against it. */
    public List<ColdFunction> functions() throws IOException {
        Packaged nothing = new Packaged(directory, client.trivial().toString(), Files.size(client.trivial()));
        return List.of(
                new ColdFunction("trivial", nothing, TrivialHandler.class.getName(), () -> "{}", 1024),
                function(
                        "submit-task",
                        "com.opspawn.submit.SubmitTaskHandler::handleRequest",
                        () -> file("submit-task")),
                function(
                        "get-task",
                        "com.opspawn.query.GetTaskHandler::handleRequest",
                        () -> ofNewTask(file("get-task"))),
                function("control-task", "com.opspawn.control.ControlTaskHandler::handleRequest", this::pausing),
                function(
                        "run-agent",
                        "com.opspawn.agent.RunAgentHandler::handleRequest",
                        () -> ofNewTask(file("run-agent"))));
    }

    private ColdFunction function(String name, String handler, Supplier<String> event) throws IOException {
        return new ColdFunction(name, Packaged.unpack(name, directory), handler, event, 1024);
    }

    private static String file(String name) {
        try {
            return Files.readString(Home.path("events/" + name + ".json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The event, about a task that was just recorded. */
    private String ofNewTask(String event) {
        Submission submission = new Submission(
                "agent_task",
                Optional.empty(),
                Optional.empty(),
                Json.object().put("prompt", "What is 17 * 23?"),
                Optional.empty(),
                Budget.UNLIMITED,
                Optional.empty(),
                Optional.empty());
        TaskKey key = TaskKey.of(TaskKey.DEFAULT_TENANT, UUID.randomUUID());
        journal.open(
                Task.submitted(key, submission, Instant.ofEpochMilli(System.currentTimeMillis())), Idempotency.NONE);
        return event.replace("task_00000000-0000-4000-8000-000000000001", key.taskId());
    }

    private String pausing() {
        try {
            ObjectNode event = (ObjectNode) Json.parse(ofNewTask(file("get-task")));
            event.put("rawPath", event.path("rawPath").asText() + "/pause");
            ((ObjectNode) event.path("requestContext").path("http")).put("method", "POST");
            return Json.write(event.put("body", "{}"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the template has it started. */
    public Start plain(ColdFunction function) throws IOException, InterruptedException {
        return Start.of(
                options(function, client.classPath()),
                environment(function, "on-demand"),
                function.handler(),
                function.event().get(),
                false);
    }

    /** Its rehearsal included in what comes before it is ready: Lambda takes the snapshot then. */
    public Start fromSnapshot(ColdFunction function) throws IOException, InterruptedException {
        return Start.of(
                options(function, client.classPath()),
                environment(function, "snap-start"),
                function.handler(),
                function.event().get(),
                false);
    }

    /** With the classes of an earlier start in a cache, as a container image can have it. */
    public Start fromCache(ColdFunction function) throws IOException, InterruptedException {
        Path cache = directory.resolve(function.name() + ".aot");
        String jars = function.code().jars() + File.pathSeparator + client.classPath();
        if (!Files.exists(cache)) {
            List<String> training = new ArrayList<>(options(function, jars));
            training.addFirst("-XX:AOTCacheOutput=" + cache);
            Start.of(
                    training,
                    environment(function, "on-demand"),
                    function.handler(),
                    function.event().get(),
                    true);
        }
        List<String> options = new ArrayList<>(options(function, jars));
        options.addFirst("-XX:AOTCache=" + cache);
        return Start.of(
                options,
                environment(function, "on-demand"),
                function.handler(),
                function.event().get(),
                false);
    }

    private List<String> options(ColdFunction function, String classPath) {
        String jars = function.name().equals("trivial") && classPath.equals(client.classPath())
                ? client.trivial() + File.pathSeparator + classPath
                : classPath;
        return List.of(
                "-Xmx" + function.memoryMegabytes() * 85 / 100 + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + client.library(),
                "-cp",
                jars);
    }

    private Map<String, String> environment(ColdFunction function, String initialization) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", initialization);
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "cold");
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "cold");
        variables.put("LAMBDA_TASK_ROOT", function.code().code().toString());
        return variables;
    }
}
