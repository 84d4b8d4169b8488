package com.opspawn.local.states.wire;

import com.opspawn.local.states.log.ExecutionEnd;
import com.opspawn.local.states.run.Known;
import java.util.Map;
import java.util.Optional;

/** Executions as DescribeExecution and ListExecutions answer them. */
final class ExecutionJson {
    private static final Map<String, Object> INCLUDED = Map.of("included", true);

    private ExecutionJson() {}

    static String status(Optional<ExecutionEnd> end) {
        return end.map(ExecutionJson::status).orElse("RUNNING");
    }

    private static String status(ExecutionEnd end) {
        return switch (end) {
            case ExecutionEnd.Succeeded ignored -> "SUCCEEDED";
            case ExecutionEnd.Failed ignored -> "FAILED";
            case ExecutionEnd.Aborted ignored -> "ABORTED";
            case ExecutionEnd.TimedOut ignored -> "TIMED_OUT";
        };
    }

    static Answer summary(Known execution) {
        Optional<ExecutionEnd> end = execution.end();
        Answer json = Answer.empty()
                .with("executionArn", execution.start().arn())
                .with("stateMachineArn", execution.start().machineArn())
                .with("name", execution.start().name())
                .with("status", status(end))
                .with("startDate", execution.start().at());
        end.ifPresent(how -> json.with("stopDate", how.at()));
        return json.with("redriveCount", 0);
    }

    static Answer description(Known execution) {
        Answer json = summary(execution)
                .with("input", execution.start().input())
                .with("inputDetails", INCLUDED)
                .with("redriveStatus", "NOT_REDRIVABLE")
                .with("redriveStatusReason", "This service does not redrive executions");
        execution.end().ifPresent(end -> addEnd(json, end));
        return json;
    }

    private static void addEnd(Answer json, ExecutionEnd end) {
        switch (end) {
            case ExecutionEnd.Succeeded succeeded ->
                json.with("output", succeeded.output()).with("outputDetails", INCLUDED);
            case ExecutionEnd.Failed failed ->
                json.with("error", failed.error()).with("cause", failed.cause());
            case ExecutionEnd.Aborted aborted ->
                json.with("error", aborted.error()).with("cause", aborted.cause());
            case ExecutionEnd.TimedOut ignored -> {}
        }
    }
}
