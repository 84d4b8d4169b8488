package com.opspawn.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.ApiRequest;
import com.opspawn.http.ApiResponse;
import com.opspawn.http.QueryParameters;
import com.opspawn.json.Json;
import com.opspawn.task.TaskCursor;
import com.opspawn.task.TaskJson;
import com.opspawn.task.TaskPage;
import com.opspawn.task.TaskQuery;
import com.opspawn.task.TaskStatus;
import com.opspawn.task.TaskStore;
import java.util.Optional;

/** {@code GET /tasks?status=&agent_id=&limit=&cursor=} → {@code {tasks, next_cursor}}, newest first. */
final class ListTasks {
    private static final int DEFAULT_LIMIT = 50;

    private final TaskStore tasks;

    ListTasks(TaskStore tasks) {
        this.tasks = tasks;
    }

    ApiResponse answer(ApiRequest request) {
        QueryParameters parameters = new QueryParameters(request);
        Optional<TaskStatus> status =
                parameters.parsed("status", "one of " + TaskStatus.wireNames(), TaskStatus::parse);
        Optional<String> agentId = parameters.text("agent_id");
        long limit = parameters.number("limit", DEFAULT_LIMIT, 1, TaskQuery.MAX_LIMIT);
        Optional<TaskCursor> cursor =
                parameters.parsed("cursor", "the next_cursor of the page before", TaskCursor::decode);
        return parameters
                .problem()
                .orElseGet(() -> answer(new TaskQuery(request.tenant(), status, agentId, (int) limit, cursor)));
    }

    private ApiResponse answer(TaskQuery query) {
        TaskPage page = tasks.list(query);
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("tasks");
        page.tasks().forEach(task -> list.add(TaskJson.write(task)));
        json.put("next_cursor", page.next().map(TaskCursor::encoded).orElse(null));
        return ApiResponse.json(200, json);
    }
}
