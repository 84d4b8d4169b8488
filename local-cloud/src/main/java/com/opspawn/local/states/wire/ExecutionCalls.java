package com.opspawn.local.states.wire;

import com.opspawn.local.states.history.HistoryEvent;
import com.opspawn.local.states.json.InvalidJson;
import com.opspawn.local.states.json.Payload;
import com.opspawn.local.states.log.ExecutionEnd;
import com.opspawn.local.states.log.ExecutionStart;
import com.opspawn.local.states.run.Executions;
import com.opspawn.local.states.run.Known;
import com.opspawn.local.states.run.Machine;
import com.opspawn.local.states.run.StartResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The operations on executions. */
final class ExecutionCalls {
    private static final int PAGE = 100;

    private final Machines machines;
    private final Executions executions;
    private final Supplier<String> ids;
    private final Arns arns;

    ExecutionCalls(Machines machines, Executions executions, Supplier<String> ids, Arns arns) {
        this.machines = machines;
        this.executions = executions;
        this.ids = ids;
        this.arns = arns;
    }

    Answer start(Request request) {
        String machineArn = request.text("stateMachineArn");
        String name = request.optionalText("name").orElseGet(ids);
        return switch (start(machineArn, name, request.optionalText("input").orElse("{}"))) {
            case StartResult.Running(ExecutionStart start) ->
                Answer.empty().with("executionArn", start.arn()).with("startDate", start.at());
            case StartResult.NameTaken(ExecutionStart holder) ->
                throw new ApiError("ExecutionAlreadyExists", "Execution Already Exists: '" + holder.arn() + "'");
        };
    }

    StartResult start(String machineArn, String name, String input) {
        Machine machine = machines.require(machineArn);
        if (!Arns.isName(name)) {
            throw new ApiError("InvalidName", "Invalid Name: '" + name + "'");
        }
        checkInput(input);
        return executions.start(machine, arns.execution(machine.name(), name), name, input);
    }

    private static void checkInput(String input) {
        try {
            if (Payload.parse(input).exceedsLimit()) {
                throw new ApiError(
                        "InvalidExecutionInput", "Invalid State Machine Execution Input: 'larger than 262144 bytes'");
            }
        } catch (InvalidJson e) {
            throw new ApiError(
                    "InvalidExecutionInput", "Invalid State Machine Execution Input: '" + e.getMessage() + "'");
        }
    }

    Answer describe(Request request) {
        return ExecutionJson.description(require(request));
    }

    Answer stop(Request request) {
        Known execution = require(request);
        executions.stop(execution, request.optionalText("error"), request.optionalText("cause"));
        ExecutionEnd end = require(request).end().orElseThrow();
        return Answer.empty().with("stopDate", end.at());
    }

    Answer list(Request request) {
        Machine machine = machines.require(request.text("stateMachineArn"));
        Optional<String> status = request.optionalText("statusFilter");
        List<Known> all = executions.of(machine.arn()).stream()
                .filter(execution -> status.isEmpty() || status.get().equals(ExecutionJson.status(execution.end())))
                .toList();
        Page<Known> page = Page.of(all, request, PAGE);
        return Answer.empty()
                .with(
                        "executions",
                        page.items().stream()
                                .map(execution ->
                                        ExecutionJson.summary(execution).fields())
                                .toList())
                .with("nextToken", page.next());
    }

    Answer history(Request request) {
        List<HistoryEvent> events = require(request).history();
        List<HistoryEvent> ordered = request.flag("reverseOrder", false) ? events.reversed() : events;
        Page<HistoryEvent> page = Page.of(ordered, request, PAGE);
        var json = new EventJson(request.flag("includeExecutionData", true));
        return Answer.empty()
                .with("events", page.items().stream().map(json::of).toList())
                .with("nextToken", page.next());
    }

    private Known require(Request request) {
        String arn = Arns.requireArn(request.text("executionArn"), "execution");
        return executions
                .find(arn)
                .orElseThrow(() -> new ApiError("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
    }
}
