package com.opspawn.local.states.run;

import com.opspawn.local.states.asl.TaskResource;
import com.opspawn.local.states.json.Json;
import com.opspawn.local.states.json.Payload;
import java.util.Map;
import java.util.Objects;

/**
 * Which function is called with what.
 *
 * @param function the bare name
 * @param event JSON text
 */
record FunctionCall(String function, String event) {
    FunctionCall {
        Objects.requireNonNull(function);
        Objects.requireNonNull(event);
    }

    /** @throws StateFailed if the arguments name no function */
    static FunctionCall of(TaskResource resource, Payload arguments, Visit visit) {
        return switch (resource) {
            case TaskResource.Function(String arn) -> new FunctionCall(FunctionName.of(arn), arguments.text());
            case TaskResource.InvokeFunction ignored -> invoke(arguments, visit);
            case TaskResource.InvokeFunctionAndWait ignored -> invoke(arguments, visit);
        };
    }

    private static FunctionCall invoke(Payload arguments, Visit visit) {
        if (!(arguments.value() instanceof Map<?, ?> fields) || !(fields.get("FunctionName") instanceof String name)) {
            throw new StateFailed(Failure.terminal(
                    "States.Runtime", visit.inState("The Arguments of lambda:invoke must have a FunctionName.")));
        }
        Object type = fields.get("InvocationType");
        if (type != null && !type.equals("RequestResponse")) {
            throw new StateFailed(Failure.terminal(
                    "States.Runtime", visit.inState("The InvocationType '" + type + "' is not supported.")));
        }
        return new FunctionCall(
                FunctionName.of(name), fields.containsKey("Payload") ? Json.write(fields.get("Payload")) : "{}");
    }
}
