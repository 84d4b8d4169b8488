package com.opspawn.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.local.event.EventBus;
import com.opspawn.local.states.StatusListener;
import com.opspawn.local.states.log.ExecutionEnd;
import com.opspawn.local.states.log.ExecutionStart;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts what becomes of executions on the event bus, as Step Functions does.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">its events</a>
 */
record StatesEvents(EventBus bus) implements StatusListener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DETAIL_TYPE = "Step Functions Execution Status Change";

    @Override
    public void changed(ExecutionStart start, Optional<ExecutionEnd> end) {
        ObjectNode detail = JSON.createObjectNode();
        detail.put("executionArn", start.arn());
        detail.put("stateMachineArn", start.machineArn());
        detail.put("name", start.name());
        detail.put("status", end.map(StatesEvents::status).orElse("RUNNING"));
        detail.put("startDate", start.at().toEpochMilli());
        detail.put("stopDate", end.map(how -> how.at().toEpochMilli()).orElse(null));
        detail.put("input", start.input());
        detail.putObject("inputDetails").put("included", true);
        writeEnd(end.orElse(null), detail);
        bus.put("aws.states", DETAIL_TYPE, end.map(ExecutionEnd::at).orElse(start.at()), List.of(start.arn()), detail);
    }

    private static void writeEnd(@Nullable ExecutionEnd end, ObjectNode detail) {
        detail.putNull("output").putNull("error").putNull("cause");
        switch (end) {
            case null -> {}
            case ExecutionEnd.Succeeded succeeded -> detail.put("output", succeeded.output());
            case ExecutionEnd.Failed failed ->
                detail.put("error", failed.error().orElse(null))
                        .put("cause", failed.cause().orElse(null));
            case ExecutionEnd.Aborted aborted ->
                detail.put("error", aborted.error().orElse(null))
                        .put("cause", aborted.cause().orElse(null));
            case ExecutionEnd.TimedOut timedOut -> {}
        }
    }

    private static String status(ExecutionEnd end) {
        return switch (end) {
            case ExecutionEnd.Succeeded succeeded -> "SUCCEEDED";
            case ExecutionEnd.Failed failed -> "FAILED";
            case ExecutionEnd.Aborted aborted -> "ABORTED";
            case ExecutionEnd.TimedOut timedOut -> "TIMED_OUT";
        };
    }
}
