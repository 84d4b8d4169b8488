package com.opspawn.task.dynamodb;

import static com.opspawn.task.dynamodb.Keys.number;
import static com.opspawn.task.dynamodb.Keys.string;

import com.opspawn.json.ObjectReader;
import com.opspawn.task.SubmissionJson;
import com.opspawn.task.Task;
import com.opspawn.task.TaskCursor;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskState;
import com.opspawn.task.TaskStatus;
import com.opspawn.task.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The {@code META} item: a task's projection, with the keys that the indexes find it by. What it was asked and what it came to
 * stand in its journal alone: this item is written anew at each change of status, and followed by whoever is told of those.
 */
public final class TaskItems {
    /** Leads the sweeper to the task; taken away when its status first changes, and put back where it is to be woken. */
    public static final String PENDING = Keys.PENDING;
    /** The entry that put {@link #PENDING} back. */
    public static final String MARKED_BY = "marked_by";
    /** The entry whose text is the result; in the entry that ended the task too, where it is not that one. */
    public static final String RESULT_AT = "result_at";
    /** What was asked for, in items of earlier versions. */
    private static final String SUBMISSION = "submission";

    /** The task's own webhook, in the open: whoever follows the table's changes sees only this item. */
    public static final String WEBHOOK_URL = "webhook_url";

    private TaskItems() {}

    /** The whole item of a task that was just submitted. */
    public static Map<String, AttributeValue> create(Task task) {
        TaskKey key = task.key();
        Map<String, AttributeValue> item = new HashMap<>(Keys.meta(key));
        item.put("created_at", string(task.createdAt().toString()));
        item.put(Keys.CREATED, string(Keys.created(TaskCursor.of(task))));
        item.put(Keys.BY_TENANT, string(Keys.tenant(key.tenant())));
        item.put(Keys.PENDING, string(Keys.ALL_PENDING));
        task.submission()
                .agentId()
                .ifPresent(agent -> item.put(Keys.BY_AGENT, string(Keys.agent(key.tenant(), agent))));
        task.submission().webhook().ifPresent(webhook -> item.put(WEBHOOK_URL, string(webhook.url())));
        item.putAll(state(task));
        return item;
    }

    /** The attributes that change with a task's state, but for {@link #resultAt}. None of them is ever taken away again. */
    public static Map<String, AttributeValue> state(Task task) {
        Map<String, AttributeValue> item = new HashMap<>();
        TaskState state = task.state();
        item.put("status", string(state.status().wireName()));
        item.put(Keys.BY_STATUS, string(Keys.status(task.key().tenant(), state.status())));
        item.put("updated_at", string(task.updatedAt().toString()));
        item.put("input_tokens", number(state.usage().inputTokens()));
        item.put("output_tokens", number(state.usage().outputTokens()));
        item.put("cached_input_tokens", number(state.usage().cachedInputTokens()));
        item.put("reasoning_tokens", number(state.usage().reasoningTokens()));
        state.usage().costUsd().ifPresent(cost -> item.put("cost_usd", AttributeValue.fromN(cost.toPlainString())));
        state.startedAt().ifPresent(at -> item.put("started_at", string(at.toString())));
        switch (state) {
            case TaskState.Pending _, TaskState.Running _ -> {}
            case TaskState.Paused paused -> item.put("reason", string(paused.reason()));
            case TaskState.InputRequired asked -> item.put("question", Body.write(asked.question()));
            case TaskState.Completed done ->
                item.put("completed_at", string(done.endedAt().toString()));
            case TaskState.Failed failed -> {
                item.put("completed_at", string(failed.endedAt().toString()));
                item.put("reason", string(failed.reason()));
                item.put("error_message", Body.write(failed.message()));
            }
            case TaskState.Cancelled cancelled -> {
                item.put("completed_at", string(cancelled.endedAt().toString()));
                item.put("reason", string(cancelled.reason()));
            }
        }
        return item;
    }

    /**
     * What leads the sweeper to a task whose workflow is to be started or woken.
     *
     * @param seq the entry that asks for it
     */
    public static Map<String, AttributeValue> mark(long seq) {
        return Map.of(Keys.PENDING, string(Keys.ALL_PENDING), MARKED_BY, number(seq));
    }

    /**
     * Where the result stands.
     *
     * @param seq of the answer whose text it is, or of the entry that completed the task
     */
    public static Map<String, AttributeValue> resultAt(long seq) {
        return Map.of(RESULT_AT, number(seq));
    }

    /** The entries that tell what the item does not: by their keys. Items of earlier versions tell it themselves. */
    static List<Map<String, AttributeValue>> elsewhere(Map<String, AttributeValue> item) {
        TaskKey key = Keys.task(text(item, Keys.PK));
        List<Map<String, AttributeValue>> entries = new ArrayList<>();
        if (!item.containsKey(SUBMISSION)) {
            entries.add(Keys.entry(key, 0));
        }
        if (item.containsKey(RESULT_AT)) {
            entries.add(Keys.entry(key, count(item, RESULT_AT)));
        }
        return entries;
    }

    /** @param entries gives those that are {@linkplain #elsewhere elsewhere}, by their keys */
    static Task read(Map<String, AttributeValue> item, UnaryOperator<Map<String, AttributeValue>> entries) {
        TaskKey key = Keys.task(text(item, Keys.PK));
        String submission = item.containsKey(SUBMISSION)
                ? Body.read(item, SUBMISSION)
                : Body.read(entries.apply(Keys.entry(key, 0)), "body");
        return new Task(
                key,
                SubmissionJson.read(ObjectReader.of(submission)),
                readState(item, entries),
                instant(item, "created_at"),
                instant(item, "updated_at"));
    }

    private static String result(Map<String, AttributeValue> item, UnaryOperator<Map<String, AttributeValue>> entries) {
        if (!item.containsKey(RESULT_AT)) {
            return Body.read(item, "result");
        }
        TaskKey key = Keys.task(text(item, Keys.PK));
        Map<String, AttributeValue> entry = entries.apply(Keys.entry(key, count(item, RESULT_AT)));
        ObjectReader fact = ObjectReader.of(Body.read(entry, "body"));
        return fact.optionalString("result").orElseGet(() -> fact.string("text"));
    }

    private static TaskState readState(
            Map<String, AttributeValue> item, UnaryOperator<Map<String, AttributeValue>> entries) {
        Usage usage = readUsage(item);
        Optional<Instant> startedAt =
                item.containsKey("started_at") ? Optional.of(instant(item, "started_at")) : Optional.empty();
        TaskStatus status = TaskStatus.parse(text(item, "status"))
                .orElseThrow(() -> new IllegalStateException("task " + text(item, Keys.PK) + ": status "
                        + text(item, "status") + " comes from a newer version; deploy that one"));
        return switch (status) {
            case PENDING -> new TaskState.Pending();
            case RUNNING -> new TaskState.Running(startedAt, usage);
            case COMPLETED ->
                new TaskState.Completed(startedAt, usage, instant(item, "completed_at"), result(item, entries));
            case FAILED ->
                new TaskState.Failed(
                        startedAt,
                        usage,
                        instant(item, "completed_at"),
                        text(item, "reason"),
                        Body.read(item, "error_message"));
            case CANCELLED ->
                new TaskState.Cancelled(startedAt, usage, instant(item, "completed_at"), text(item, "reason"));
            case PAUSED -> new TaskState.Paused(startedAt, usage, text(item, "reason"));
            case INPUT_REQUIRED -> new TaskState.InputRequired(startedAt, usage, Body.read(item, "question"));
        };
    }

    private static Usage readUsage(Map<String, AttributeValue> item) {
        return new Usage(
                count(item, "input_tokens"),
                count(item, "output_tokens"),
                count(item, "cached_input_tokens"),
                count(item, "reasoning_tokens"),
                Optional.ofNullable(item.get("cost_usd")).map(cost -> new BigDecimal(cost.n())));
    }

    static String text(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("item " + item.get(Keys.PK) + ": attribute '" + name + "' is missing");
        }
        return value.s();
    }

    private static Instant instant(Map<String, AttributeValue> item, String name) {
        return Instant.parse(text(item, name));
    }

    private static long count(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue value = item.get(name);
        return value == null ? 0 : Long.parseLong(value.n());
    }
}
