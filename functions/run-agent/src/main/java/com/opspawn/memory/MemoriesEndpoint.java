package com.opspawn.memory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.ApiRequest;
import com.opspawn.http.ApiResponse;
import com.opspawn.http.FieldProblem;
import com.opspawn.http.Problem;
import com.opspawn.http.QueryParameters;
import com.opspawn.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET …/memories?limit=&cursor=&task_id=} → {@code {memories, next_cursor}}; {@code DELETE …/memories?task_id=} and
 * {@code DELETE …/memories/{memory_id}} → 204.
 */
final class MemoriesEndpoint {
    private static final int DEFAULT_LIMIT = 50;

    private final LongTermMemory memory;

    MemoriesEndpoint(LongTermMemory memory) {
        this.memory = memory;
    }

    ApiResponse all(ApiRequest request, MemoryScope scope) {
        return switch (request.method()) {
            case "GET", "HEAD" -> list(request, scope);
            case "DELETE" -> deleteAll(request, scope);
            default -> notAllowed(request, "GET, DELETE");
        };
    }

    private ApiResponse list(ApiRequest request, MemoryScope scope) {
        QueryParameters parameters = new QueryParameters(request);
        long limit = parameters.number("limit", DEFAULT_LIMIT, 1, MemoryQuery.MAX_LIMIT);
        Optional<MemoryCursor> cursor =
                parameters.parsed("cursor", "the next_cursor of the page before", MemoryCursor::decode);
        Optional<String> taskId = parameters.text("task_id");
        return parameters.problem().orElseGet(() -> page(scope, new MemoryQuery((int) limit, cursor, taskId)));
    }

    private ApiResponse page(MemoryScope scope, MemoryQuery query) {
        MemoryPage page = memory.list(scope, query);
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("memories");
        page.entries().forEach(entry -> list.add(MemoryJson.write(entry)));
        json.put("next_cursor", page.next().map(MemoryCursor::encoded).orElse(null));
        return ApiResponse.json(200, json);
    }

    private ApiResponse deleteAll(ApiRequest request, MemoryScope scope) {
        QueryParameters parameters = new QueryParameters(request);
        // A caller whose variable was empty means one task, and must not lose everything.
        Optional<String> taskId = Optional.ofNullable(request.query().get("task_id"));
        parameters.text("task_id");
        if (taskId.filter(String::isBlank).isPresent()) {
            String detail = "task_id is blank: name the task, or leave it out to delete all memories";
            return Problem.invalid(List.of(new FieldProblem("task_id", "invalid", detail)))
                    .response();
        }
        Optional<ApiResponse> problem = parameters.problem();
        if (problem.isPresent()) {
            return problem.get();
        }
        taskId.ifPresentOrElse(id -> memory.deleteOfTask(scope, id), () -> memory.deleteAll(scope));
        return ApiResponse.noContent();
    }

    ApiResponse one(ApiRequest request, MemoryScope scope, String id) {
        if (!request.method().equals("DELETE")) {
            return notAllowed(request, "DELETE");
        }
        Optional<ApiResponse> problem = new QueryParameters(request).problem();
        if (problem.isPresent()) {
            return problem.get();
        }
        return MemoryEntry.isId(id) && memory.delete(scope, id)
                ? ApiResponse.noContent()
                : Problem.notFound("there is no memory '" + id + "'").response();
    }

    private static ApiResponse notAllowed(ApiRequest request, String allowed) {
        return Problem.methodNotAllowed(request.method() + " " + request.shownPath() + ": use " + allowed)
                .response()
                .with("Allow", allowed);
    }
}
