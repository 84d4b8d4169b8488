package com.opspawn.submit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.FieldProblem;
import com.opspawn.http.Fields;
import com.opspawn.journal.Idempotency;
import com.opspawn.json.CanonicalJson;
import com.opspawn.json.Json;
import com.opspawn.task.Budget;
import com.opspawn.task.Submission;
import com.opspawn.task.Webhook;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A submission as somebody sent it, checked: either a {@link Submission}, or all that is wrong with it. */
sealed interface SubmissionRequest {
    Set<String> TASK_TYPES = Set.of("agent_task", "agent_run");
    int MAX_NAME_LENGTH = 200;
    int MAX_ID_LENGTH = 128;
    /** With every retry, an execution stays under the 25,000 events that Step Functions keeps of one. */
    int MAX_STEPS = 500;

    long MAX_TOKENS = 1_000_000_000;
    long MAX_SECONDS = 30L * 24 * 60 * 60;

    long MAX_TOOL_CALLS = 10_000;
    BigDecimal MAX_DOLLARS = new BigDecimal(1_000_000);

    record Valid(Submission submission, Idempotency idempotency) implements SubmissionRequest {}

    record Invalid(List<FieldProblem> problems) implements SubmissionRequest {}

    /**
     * @param json the body
     * @param idempotencyKey the sender's name for this submission
     * @param now a deadline must be after it
     * @param webhooks of the sender's tenant
     */
    static SubmissionRequest of(ObjectNode json, Optional<String> idempotencyKey, Instant now, WebhookRule webhooks) {
        List<FieldProblem> problems = new ArrayList<>();
        Idempotency idempotency =
                idempotencyKey.map(key -> idempotency(key, json, problems)).orElse(Idempotency.NONE);
        Fields fields = new Fields(json, problems);
        String taskType = taskType(fields);
        Optional<String> name = fields.string("name", MAX_NAME_LENGTH);
        Optional<String> agentId = fields.string("agent_id", MAX_ID_LENGTH);
        ObjectNode inputData = inputData(fields);
        Optional<ObjectNode> agentConfig = fields.object("agent_config");
        Budget budget = fields.fields("budget").map(SubmissionRequest::budget).orElse(Budget.UNLIMITED);
        Optional<Instant> deadline = deadline(
                fields, now, idempotencyKey.filter(SubmissionRequest::isKey).isPresent());
        Optional<ObjectNode> metadata = fields.object("metadata");
        Optional<Webhook> webhook = fields.fields("webhook").flatMap(webhooks::read);
        fields.refuseOthers();
        if (!problems.isEmpty()) {
            return new Invalid(List.copyOf(problems));
        }
        Submission submission = new Submission(
                taskType, name, agentId, inputData, agentConfig, budget, deadline, metadata, webhook, Optional.empty());
        return new Valid(submission, idempotency);
    }

    private static Idempotency idempotency(String key, ObjectNode json, List<FieldProblem> problems) {
        if (!isKey(key)) {
            String detail = "Idempotency-Key must have 1 to " + Idempotency.MAX_KEY_LENGTH + " characters";
            problems.add(new FieldProblem("Idempotency-Key", "out_of_range", detail));
        }
        return new Idempotency(Optional.of(key), CanonicalJson.sha256(json));
    }

    private static boolean isKey(String key) {
        return !Fields.isBlank(key) && key.length() <= Idempotency.MAX_KEY_LENGTH;
    }

    private static String taskType(Fields fields) {
        String known = String.join(" or ", new TreeSet<>(TASK_TYPES));
        if (!fields.has("task_type")) {
            fields.missing("task_type", "is missing: use " + known);
        }
        Optional<String> type = fields.string("task_type", MAX_ID_LENGTH);
        if (type.filter(name -> !TASK_TYPES.contains(name)).isPresent()) {
            fields.note("task_type", "invalid", "'" + type.get() + "' does not exist: use " + known);
        }
        return type.orElse("");
    }

    /** {@code prompt} is the short form of {@code input_data.prompt}. */
    private static ObjectNode inputData(Fields fields) {
        Optional<String> prompt = fields.string("prompt", Integer.MAX_VALUE);
        Optional<ObjectNode> written = fields.object("input_data");
        Optional<Fields> input = written.map(data -> fields.within("input_data", data));
        Optional<String> inner = input.flatMap(data -> data.string("prompt", Integer.MAX_VALUE));
        input.ifPresent(data -> data.string("goal", Integer.MAX_VALUE));
        ObjectNode data = written.map(ObjectNode::deepCopy).orElseGet(Json::object);
        if (prompt.isPresent() && inner.isPresent() && !prompt.equals(inner)) {
            fields.note("prompt", "invalid", "differs from input_data.prompt: give only one of them");
        }
        boolean given = fields.has("prompt")
                || input.filter(in -> in.has("prompt") || in.has("goal")).isPresent();
        if (!given && (!fields.has("input_data") || input.isPresent())) {
            fields.missing("prompt", "is missing: say what to do in prompt, input_data.prompt or input_data.goal");
        }
        prompt.ifPresent(text -> data.put("prompt", text));
        return data;
    }

    private static Budget budget(Fields fields) {
        Budget budget = new Budget(
                fields.positiveInteger("max_steps", MAX_STEPS),
                fields.positiveInteger("max_tokens", MAX_TOKENS),
                fields.positiveInteger("max_seconds", MAX_SECONDS),
                fields.positiveInteger("max_tool_calls", MAX_TOOL_CALLS),
                fields.positiveDecimal("max_dollars", MAX_DOLLARS));
        fields.refuseOthers();
        return budget;
    }

    /**
     * A repeated submission may come after its deadline and must still find its task: under a key the step itself ends
     * what comes too late.
     */
    private static Optional<Instant> deadline(Fields fields, Instant now, boolean mayBeRepeated) {
        Optional<Instant> deadline = fields.instant("deadline");
        if (!mayBeRepeated && deadline.filter(at -> !at.isAfter(now)).isPresent()) {
            fields.note("deadline", "out_of_range", "has passed: it must be in the future");
        }
        return deadline;
    }
}
