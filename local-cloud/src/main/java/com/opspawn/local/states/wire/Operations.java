package com.opspawn.local.states.wire;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The operations that are supported, by AWS's name. */
final class Operations {
    private static final String PREFIX = "AWSStepFunctions.";

    private final Map<String, Function<Request, Answer>> byName;

    Operations(MachineCalls machines, ExecutionCalls executions, TaskCalls tasks) {
        byName = Map.ofEntries(
                Map.entry("CreateStateMachine", machines::create),
                Map.entry("UpdateStateMachine", machines::update),
                Map.entry("DescribeStateMachine", machines::describe),
                Map.entry("ListStateMachines", machines::list),
                Map.entry("DeleteStateMachine", machines::delete),
                Map.entry("StartExecution", executions::start),
                Map.entry("DescribeExecution", executions::describe),
                Map.entry("StopExecution", executions::stop),
                Map.entry("ListExecutions", executions::list),
                Map.entry("GetExecutionHistory", executions::history),
                Map.entry("SendTaskSuccess", tasks::succeed),
                Map.entry("SendTaskFailure", tasks::fail),
                Map.entry("SendTaskHeartbeat", tasks::heartbeat));
    }

    /** @throws ApiError in AWS's words for whatever is wrong */
    Answer call(String target, String body) {
        Function<Request, Answer> operation = Optional.of(target)
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> byName.get(name.substring(PREFIX.length())))
                .orElseThrow(() ->
                        new ApiError("UnknownOperationException", "The operation '" + target + "' is not supported"));
        return operation.apply(Request.parse(body));
    }
}
