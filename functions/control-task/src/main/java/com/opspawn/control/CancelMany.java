package com.opspawn.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.ApiRequest;
import com.opspawn.http.ApiResponse;
import com.opspawn.http.FieldProblem;
import com.opspawn.http.Fields;
import com.opspawn.http.Problem;
import com.opspawn.json.Json;
import com.opspawn.task.Task;
import com.opspawn.task.TaskCursor;
import com.opspawn.task.TaskPage;
import com.opspawn.task.TaskQuery;
import com.opspawn.task.TaskStatus;
import com.opspawn.task.TaskStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /tasks/cancel {status?, agent_id?, created_before?, all?, reason?, limit?, cursor?}} → {@code {cancelled,
 * skipped, next_cursor}}: looks at one page of tasks, newest first, and cancels those that have not ended.
 */
final class CancelMany {
    private static final int MAX_ID_LENGTH = 128;
    private static final int MAX_CURSOR = 200;

    private final TaskStore tasks;
    private final Controlling controlling;

    CancelMany(TaskStore tasks, Controlling controlling) {
        this.tasks = tasks;
        this.controlling = controlling;
    }

    ApiResponse answer(ApiRequest request, ObjectNode body) {
        List<FieldProblem> problems = new ArrayList<>();
        Fields fields = new Fields(body, problems);
        Optional<TaskStatus> status = status(fields);
        Optional<String> agentId = fields.string("agent_id", MAX_ID_LENGTH);
        Optional<Instant> createdBefore = fields.instant("created_before");
        boolean all = fields.flag("all").orElse(false);
        String reason = fields.string("reason", Command.MAX_REASON).orElse("");
        int limit = (int) fields.positiveInteger("limit", TaskQuery.MAX_LIMIT).orElse(TaskQuery.MAX_LIMIT);
        Optional<TaskCursor> cursor = cursor(fields);
        if (!all && !fields.has("status") && !fields.has("agent_id") && !fields.has("created_before")) {
            fields.missing("status", "is missing: name a status, an agent_id or a created_before, or say all: true");
        }
        fields.refuseOthers();
        if (!problems.isEmpty()) {
            return Problem.invalid(problems).response();
        }
        TaskPage page = tasks.list(new TaskQuery(request.tenant(), status, agentId, limit, cursor));
        List<Task> wanted = page.tasks().stream()
                .filter(task -> createdBefore.map(task.createdAt()::isBefore).orElse(true))
                .toList();
        return cancelled(wanted, page.next(), reason, request.subject());
    }

    private static Optional<TaskStatus> status(Fields fields) {
        Optional<String> name = fields.string("status", MAX_ID_LENGTH);
        Optional<TaskStatus> status = name.flatMap(TaskStatus::parse).filter(known -> !known.hasEnded());
        if (name.isPresent() && status.isEmpty()) {
            fields.note(
                    "status",
                    "invalid",
                    "'" + name.get() + "' is none to cancel: use one of pending, running, paused, input_required");
        }
        return status;
    }

    private static Optional<TaskCursor> cursor(Fields fields) {
        Optional<String> text = fields.string("cursor", MAX_CURSOR);
        Optional<TaskCursor> cursor = text.flatMap(TaskCursor::decode);
        if (text.isPresent() && cursor.isEmpty()) {
            fields.note("cursor", "invalid", "must be the next_cursor of the answer before");
        }
        return cursor;
    }

    private ApiResponse cancelled(List<Task> tasks, Optional<TaskCursor> next, String reason, String by) {
        ObjectNode json = Json.object();
        ArrayNode cancelled = json.putArray("cancelled");
        ArrayNode skipped = json.putArray("skipped");
        for (Task task : tasks) {
            boolean done = !task.status().hasEnded()
                    && controlling.apply(task.key(), new Command.Cancel(reason), by)
                            instanceof Controlling.Outcome.Done;
            (done ? cancelled : skipped).add(task.key().taskId());
        }
        json.put("next_cursor", next.map(TaskCursor::encoded).orElse(null));
        return ApiResponse.json(202, json);
    }
}
