package com.opspawn.local.states.wire;

import com.opspawn.local.states.history.EventDetails;
import com.opspawn.local.states.history.EventDetails.Resource;
import com.opspawn.local.states.history.EventType;
import com.opspawn.local.states.history.HistoryEvent;
import java.util.Map;
import java.util.OptionalLong;

/** Events as GetExecutionHistory answers them. */
final class EventJson {
    private static final Map<String, Object> WHOLE = Map.of("truncated", false);

    private final boolean withData;

    /** @param withData whether inputs, outputs and variables are answered */
    EventJson(boolean withData) {
        this.withData = withData;
    }

    Map<String, Object> of(HistoryEvent event) {
        Answer json = Answer.empty()
                .with("timestamp", event.at())
                .with("type", event.type().wireName())
                .with("id", event.id())
                .with("previousEventId", event.previousId());
        if (!(event.details() instanceof EventDetails.None)) {
            json.with(detailsField(event), details(event.details()));
        }
        return json.fields();
    }

    private static String detailsField(HistoryEvent event) {
        if (event.details() instanceof EventDetails.StateEntered) {
            return "stateEnteredEventDetails";
        }
        if (event.details() instanceof EventDetails.StateExited) {
            return "stateExitedEventDetails";
        }
        return lowerFirst(event.type()) + "EventDetails";
    }

    private static String lowerFirst(EventType type) {
        String name = type.wireName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private Answer details(EventDetails details) {
        return switch (details) {
            case EventDetails.None ignored -> Answer.empty();
            case EventDetails.ExecutionStarted started ->
                data("input", started.input()).with("roleArn", started.roleArn());
            case EventDetails.ExecutionSucceeded succeeded -> data("output", succeeded.output());
            case EventDetails.Failure failure ->
                Answer.empty().with("error", failure.error()).with("cause", failure.cause());
            case EventDetails.StateEntered entered -> named(entered.name(), data("input", entered.input()));
            case EventDetails.StateExited exited -> exited(exited);
            case EventDetails.TaskScheduled scheduled -> scheduled(scheduled);
            case EventDetails.TaskStarted started -> of(started.resource());
            case EventDetails.TaskOutput output -> addData(of(output.resource()), "output", output.output());
            case EventDetails.TaskFailure failure ->
                of(failure.resource()).with("error", failure.error()).with("cause", failure.cause());
            case EventDetails.LambdaScheduled scheduled ->
                timeout(data("input", scheduled.input()).with("resource", scheduled.function()), scheduled.timeout());
            case EventDetails.LambdaSucceeded succeeded -> data("output", succeeded.output());
            case EventDetails.Evaluation evaluation -> evaluation(evaluation);
            case EventDetails.MapStarted started -> Answer.empty().with("length", started.length());
            case EventDetails.MapIteration iteration ->
                named(iteration.name(), Answer.empty()).with("index", iteration.index());
        };
    }

    private Answer exited(EventDetails.StateExited exited) {
        Answer json = named(exited.name(), data("output", exited.output()));
        if (withData && !exited.assigned().isEmpty()) {
            json.with("assignedVariables", exited.assigned()).with("assignedVariablesDetails", WHOLE);
        }
        return json;
    }

    private static Answer scheduled(EventDetails.TaskScheduled scheduled) {
        Answer json =
                of(scheduled.resource()).with("region", scheduled.region()).with("parameters", scheduled.parameters());
        return timeout(json, scheduled.timeout()).with("heartbeatInSeconds", scheduled.heartbeat());
    }

    private static Answer evaluation(EventDetails.Evaluation evaluation) {
        return Answer.empty()
                .with("error", evaluation.error())
                .with("cause", evaluation.cause())
                .with("location", evaluation.location())
                .with("state", evaluation.state());
    }

    private static Answer of(Resource resource) {
        return Answer.empty().with("resourceType", resource.type()).with("resource", resource.resource());
    }

    private static Answer timeout(Answer json, OptionalLong seconds) {
        return json.with("timeoutInSeconds", seconds);
    }

    private static Answer named(String name, Answer json) {
        return json.with("name", name);
    }

    private Answer data(String field, String text) {
        return addData(Answer.empty(), field, text);
    }

    private Answer addData(Answer json, String field, String text) {
        return withData ? json.with(field, text).with(field + "Details", WHOLE) : json;
    }
}
