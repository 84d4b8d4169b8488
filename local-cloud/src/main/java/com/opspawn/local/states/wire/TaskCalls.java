package com.opspawn.local.states.wire;

import com.opspawn.local.states.json.InvalidJson;
import com.opspawn.local.states.json.Payload;
import com.opspawn.local.states.run.Executions;
import com.opspawn.local.states.run.TaskTokens;
import com.opspawn.local.states.run.TaskTokens.Delivery;

/** The callbacks of tasks that wait for a token. */
final class TaskCalls {
    private final TaskTokens tokens;
    private final Executions executions;

    TaskCalls(TaskTokens tokens, Executions executions) {
        this.tokens = tokens;
        this.executions = executions;
    }

    Answer succeed(Request request) {
        String token = request.text("taskToken");
        return answer(tokens.succeed(token, output(request.text("output"))));
    }

    private static Payload output(String text) {
        try {
            Payload output = Payload.parse(text);
            if (output.exceedsLimit()) {
                throw new ApiError("InvalidOutput", "Invalid Output: 'larger than 262144 bytes'");
            }
            return output;
        } catch (InvalidJson e) {
            throw new ApiError("InvalidOutput", "Invalid Output: '" + e.getMessage() + "'");
        }
    }

    Answer fail(Request request) {
        return answer(
                tokens.fail(request.text("taskToken"), request.optionalText("error"), request.optionalText("cause")));
    }

    Answer heartbeat(Request request) {
        return answer(tokens.heartbeat(request.text("taskToken")));
    }

    private Answer answer(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Delivered ignored -> Answer.empty();
            case Delivery.Malformed ignored -> throw new ApiError("InvalidToken", "Invalid Token: 'Invalid token'");
            case Delivery.Closed(String arn)
            when executions.find(arn).isPresent() ->
                throw new ApiError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
            case Delivery.Closed ignored ->
                throw new ApiError("TaskDoesNotExist", "Task Does Not Exist: 'Provided task does not exist'");
        };
    }
}
