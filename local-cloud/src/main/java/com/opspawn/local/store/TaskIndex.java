package com.opspawn.local.store;

import com.opspawn.task.TaskCursor;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds tasks. What it knows, it was told by transactions, now or at the start. Guarded by the lock of whoever has it. */
final class TaskIndex {
    private record IdempotencyKey(String tenant, String name) {}

    /** @param task the one that was submitted under the key */
    record Submitted(TaskKey task, String bodyHash, long expiresAtSecond) {}

    private final Map<TaskKey, KeptTask> tasks = new HashMap<>();
    private final Map<String, NavigableMap<TaskCursor, KeptTask>> lists = new HashMap<>();
    private final NavigableMap<TaskCursor, KeptTask> marked = new TreeMap<>(TaskCursor.NEWEST_FIRST.reversed());
    private final Map<IdempotencyKey, Submitted> idempotency = new HashMap<>();
    private final Map<TaskKey, Set<String>> tokens = new HashMap<>();
    private final Places changes = new Places();

    void apply(Transaction.OfTask transaction, long place) {
        switch (transaction) {
            case Transaction.Opened opened -> open(opened, place);
            case Transaction.Appended appended -> {
                KeptTask task = require(appended.key());
                task.add(appended, place);
                if (appended.projected().isPresent()) {
                    changed(task, place);
                }
            }
            case Transaction.Woken woken -> {
                KeptTask task = require(woken.key());
                task.woken(place);
                changed(task, place);
            }
            case Transaction.Waiting(TaskKey key, String token) ->
                tokens.computeIfAbsent(key, _ -> new HashSet<>()).add(token);
            case Transaction.Forgotten(TaskKey key, String token) ->
                tokens.computeIfPresent(key, (_, kept) -> kept.remove(token) && kept.isEmpty() ? null : kept);
        }
    }

    private void open(Transaction.Opened opened, long place) {
        KeptTask task = new KeptTask(opened, place);
        tasks.put(opened.key(), task);
        lists.computeIfAbsent(opened.key().tenant(), _ -> new TreeMap<>(TaskCursor.NEWEST_FIRST))
                .put(task.cursor(), task);
        opened.idempotency()
                .ifPresent(key -> idempotency.put(
                        new IdempotencyKey(opened.key().tenant(), key.name()),
                        new Submitted(opened.key(), key.bodyHash(), key.expiresAtSecond())));
        changed(task, place);
    }

    private void changed(KeptTask task, long place) {
        changes.add(place);
        if (task.mark().isPresent()) {
            marked.put(task.cursor(), task);
        } else {
            marked.remove(task.cursor());
        }
    }

    private KeptTask require(TaskKey key) {
        KeptTask task = tasks.get(key);
        if (task == null) {
            throw new IllegalStateException("the store tells of " + key.taskId() + ", which was never recorded in it");
        }
        return task;
    }

    @Nullable
    KeptTask find(TaskKey key) {
        return tasks.get(key);
    }

    /** Empty where there was none, or it is over. */
    Optional<Submitted> submitted(String tenant, String name, Instant now) {
        return Optional.ofNullable(idempotency.get(new IdempotencyKey(tenant, name)))
                .filter(before -> before.expiresAtSecond() > now.getEpochSecond());
    }

    Set<String> tokens(TaskKey key) {
        return Set.copyOf(tokens.getOrDefault(key, Set.of()));
    }

    /** Those tasks that are to be listed next, newest first, as their projections are now; at most as many as asked for. */
    List<KeptTask.Shown> list(TaskQuery query) {
        NavigableMap<TaskCursor, KeptTask> all = lists.get(query.tenant());
        if (all == null) {
            return List.of();
        }
        NavigableMap<TaskCursor, KeptTask> behind =
                query.cursor().map(cursor -> all.tailMap(cursor, false)).orElse(all);
        return behind.values().stream()
                .filter(task -> query.status().isEmpty() || query.status().get() == task.status())
                .filter(task -> query.agentId().isEmpty() || query.agentId().equals(task.agent()))
                .limit(query.limit())
                .map(KeptTask::shown)
                .toList();
    }

    /** Of those that were recorded before a moment, oldest first. */
    List<TaskKey> marked(Instant before) {
        return marked.values().stream()
                .takeWhile(task -> task.createdAt().isBefore(before))
                .map(KeptTask::key)
                .toList();
    }

    /** Of all transactions that changed projections, in order. */
    Places changes() {
        return changes;
    }

    /** Forgets keys that are over. */
    void expire(Instant now) {
        idempotency.values().removeIf(key -> key.expiresAtSecond() <= now.getEpochSecond());
    }
}
