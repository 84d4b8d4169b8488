package com.opspawn.system.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** What MiniStack 1.5.33 cannot do, or does otherwise than AWS. */
final class MiniStackDifferences implements Differences {
    /** Each call at once has a JVM of its own, on a machine that may have two cores. What is reserved is not looked at. */
    private static final int REQUESTS_AT_ONCE = 2;

    private static final String NEVER = "{\"Fn::Equals\":[\"emulated\",\"real\"]}";

    @Override
    public void changeTemplate(ObjectNode template) {
        Parts.remove(template, MiniStackDifferences::isMathematics);
        decide(template.path("Conditions"));
        useOwnRuntime((ObjectNode) template.path("Globals").path("Function"));
    }

    /** Its alarms know one metric each. The dashboard goes with those that it shows. */
    private static boolean isMathematics(JsonNode resource) {
        return resource.path("Type").asText().equals("AWS::CloudWatch::Alarm")
                && resource.path("Properties").has("Metrics");
    }

    /** Conditions that take a text apart fail there. They ask for Bedrock, which nothing here uses. */
    private static void decide(JsonNode conditions) {
        conditions.properties().stream()
                .filter(condition ->
                        !condition.getValue().findValues("Fn::Split").isEmpty())
                .forEach(condition -> condition.setValue(Json.parseOwn(NEVER)));
    }

    /**
     * It runs java25 in Docker alone, but a runtime that a zip brings itself as a plain process. AWS has no snapshots for
     * those. Nothing shifts traffic between versions there.
     */
    private static void useOwnRuntime(ObjectNode functions) {
        functions.put("Runtime", "provided.al2023");
        functions.remove(List.of("SnapStart", "DeploymentPreference"));
    }

    @Override
    public Path changeZip(Path zip, Path scratch) throws IOException {
        return RuntimeZip.write(zip, scratch);
    }

    /**
     * A task that waits for its token takes a JSONata expression as TimeoutSeconds on AWS; here it must be a number. After
     * it the workflow looks at the task again, whether or not its time has come.
     */
    @Override
    public void changeWorkflow(ObjectNode definition) {
        for (JsonNode state : definition.path("States")) {
            if (state.path("TimeoutSeconds").isTextual()) {
                ((ObjectNode) state).put("TimeoutSeconds", 60);
            }
        }
    }

    /** No name server knows the API's host: the emulator's own path leads to it as well. */
    @Override
    public Front front(Standing stack) throws IOException {
        URI named = URI.create(stack.outputs().get("ApiUrl"));
        String id = named.getHost().substring(0, named.getHost().indexOf('.'));
        return new SigningFront(
                stack.endpoint(), stack.endpoint() + "/_aws/execute-api/" + id + "/$default", REQUESTS_AT_ONCE);
    }
}
