package com.opspawn.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.ApiRequest;
import com.opspawn.http.ApiResponse;
import com.opspawn.http.QueryParameters;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.json.Json;
import com.opspawn.task.Task;
import com.opspawn.task.UsageJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /tasks/{task_id}/steps?after=} → {@code {steps, next_after}}: each model answer with what came of its tool
 * calls, counted from 1. A call without a result is {@code running}; where the task has ended, {@code unfinished}, or {@code
 * unknown} where it was begun and nobody can tell whether it was done.
 * {@code next_after} is {@code null} at the end; a long list comes in several answers.
 */
final class ListSteps {
    /** Well under the 6 MB that a Lambda function may answer with, whatever the characters are. */
    private static final long MAX_CHARS = 1_500_000;

    private final Journal journal;

    ListSteps(Journal journal) {
        this.journal = journal;
    }

    ApiResponse answer(ApiRequest request, Task task) {
        QueryParameters parameters = new QueryParameters(request);
        long after = parameters.number("after", 0, 0, Integer.MAX_VALUE);
        return parameters
                .problem()
                .orElseGet(() -> answer(new History(task.key(), journal.read(task.key(), 0)), (int) after));
    }

    private static ApiResponse answer(History history, int after) {
        List<Round> all = Round.of(history.entries());
        ObjectNode json = Json.object();
        ArrayNode steps = json.putArray("steps");
        json.putNull("next_after");
        long chars = 0;
        for (int i = after; i < all.size(); i++) {
            ObjectNode step = write(i + 1, all.get(i), history.hasEnded());
            chars += Json.write(step).length();
            if (chars > MAX_CHARS && !steps.isEmpty()) {
                json.put("next_after", i);
                break;
            }
            steps.add(step);
        }
        return ApiResponse.json(200, json);
    }

    private static ObjectNode write(int number, Round step, boolean ended) {
        Fact.ModelAnswered answer = step.answer();
        ObjectNode json = Json.object();
        json.put("step", number);
        json.put("seq", step.entry().seq());
        json.put("model", answer.model());
        json.put("thought", answer.text());
        ArrayNode calls = json.putArray("tool_calls");
        answer.toolCalls().forEach(call -> calls.add(write(call, step, ended)));
        json.set("usage", UsageJson.write(answer.usage()));
        json.put("asked_at", answer.askedAt().toString());
        json.put("answered_at", step.entry().at().toString());
        return json;
    }

    private static ObjectNode write(ToolCall call, Round step, boolean ended) {
        @Nullable ToolResult result = step.result(call).orElse(null);
        ObjectNode json = Json.object();
        json.put("id", call.id());
        json.put("tool", call.tool());
        json.put("arguments", call.arguments());
        json.put(
                "status",
                result == null
                        ? withoutResult(call, step, ended)
                        : result.status().wireName());
        json.put("output", result == null ? null : result.output());
        json.put("duration_ms", result == null ? null : result.duration().toMillis());
        return json;
    }

    private static String withoutResult(ToolCall call, Round step, boolean ended) {
        if (!ended) {
            return "running";
        }
        return step.started().contains(call.id()) ? ToolStatus.UNKNOWN.wireName() : "unfinished";
    }
}
