package com.opspawn.journal.memory;

import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Opened;
import com.opspawn.task.Task;
import com.opspawn.task.TaskCursor;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskPage;
import com.opspawn.task.TaskQuery;
import com.opspawn.task.TaskStore;
import com.opspawn.task.Waits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All ports over one map, as the table is one. */
public final class MemoryStore implements Journal, TaskStore, Waits {
    private static final long UNTIL_ITS_STATUS_CHANGES = Long.MAX_VALUE;

    private record IdempotencyKey(String tenant, String key) {}

    private record Remembered(TaskKey task, String bodyHash, long expiresAtSecond) {}

    private final Map<TaskKey, List<Entry>> journals = new HashMap<>();
    private final Map<TaskKey, Task> projections = new HashMap<>();
    private final Map<IdempotencyKey, Remembered> idempotency = new HashMap<>();
    private final Map<TaskKey, Set<String>> tokens = new HashMap<>();
    /** Tasks that are to be started or woken, with the entry that asks for it. */
    private final Map<TaskKey, Long> marks = new HashMap<>();

    @Override
    public synchronized Opened open(Task task, Idempotency wanted) {
        Optional<IdempotencyKey> key =
                wanted.key().map(name -> new IdempotencyKey(task.key().tenant(), name));
        @Nullable Remembered before = key.map(idempotency::get).orElse(null);
        if (before != null && before.expiresAtSecond() > task.createdAt().getEpochSecond()) {
            return before.bodyHash().equals(wanted.bodyHash())
                    ? new Opened.Same(firstOf(before.task()))
                    : new Opened.KeyTaken();
        }
        Entry first = new Entry(0, task.createdAt(), new Fact.Submitted(task.submission()));
        journals.put(task.key(), new ArrayList<>(List.of(first)));
        projections.put(task.key(), task);
        marks.put(task.key(), UNTIL_ITS_STATUS_CHANGES);
        key.ifPresent(name -> idempotency.put(
                name,
                new Remembered(
                        task.key(),
                        wanted.bodyHash(),
                        task.createdAt().plus(Idempotency.MEMORY).getEpochSecond())));
        return new Opened.New(task);
    }

    private Task firstOf(TaskKey key) {
        return new History(key, read(key, 0).subList(0, 1)).task();
    }

    @Override
    public synchronized List<Entry> read(TaskKey key, long fromSeq) {
        List<Entry> entries = journals.getOrDefault(key, List.of());
        return List.copyOf(entries.subList((int) Math.min(fromSeq, entries.size()), entries.size()));
    }

    @Override
    public synchronized Appended append(History history, List<Fact> facts, Instant at) {
        List<Entry> next = history.next(facts, at);
        List<Entry> entries = journals.get(history.key());
        if (entries == null || entries.size() != history.nextSeq()) {
            return new Appended.Lost();
        }
        entries.addAll(next);
        History after = history.plus(next);
        if (history.task().status() != after.task().status()) {
            project(history.task(), after);
        }
        return new Appended.Won(after);
    }

    private void project(Task before, History after) {
        projections.put(after.key(), after.task());
        if (Waits.mustBeWoken(before.status(), after.task().status())) {
            marks.put(after.key(), after.last().seq());
        } else {
            marks.remove(after.key());
        }
    }

    @Override
    public synchronized void waiting(TaskKey key, String token) {
        tokens.computeIfAbsent(key, task -> new HashSet<>()).add(token);
    }

    @Override
    public synchronized Set<String> tokens(TaskKey key) {
        return Set.copyOf(tokens.getOrDefault(key, Set.of()));
    }

    @Override
    public synchronized void forget(TaskKey key, String token) {
        tokens.computeIfPresent(key, (task, kept) -> kept.remove(token) && kept.isEmpty() ? null : kept);
    }

    @Override
    public synchronized void woken(TaskKey key, long seq) {
        marks.computeIfPresent(key, (task, marked) -> marked <= seq ? null : marked);
    }

    @Override
    public synchronized Optional<Task> find(TaskKey key) {
        return Optional.ofNullable(projections.get(key));
    }

    @Override
    public synchronized TaskPage list(TaskQuery query) {
        List<Task> found = projections.values().stream()
                .filter(query::accepts)
                .filter(task -> query.cursor()
                        .map(cursor -> TaskCursor.NEWEST_FIRST.compare(cursor, TaskCursor.of(task)) < 0)
                        .orElse(true))
                .sorted(Comparator.comparing(TaskCursor::of, TaskCursor.NEWEST_FIRST))
                .limit(query.limit())
                .toList();
        boolean full = found.size() == query.limit();
        return new TaskPage(found, full ? Optional.of(TaskCursor.of(found.getLast())) : Optional.empty());
    }

    @Override
    public synchronized Iterable<TaskKey> pendingSince(Instant before) {
        return projections.values().stream()
                .filter(task -> marks.containsKey(task.key()))
                .filter(task -> task.createdAt().isBefore(before))
                .sorted(Comparator.comparing(TaskCursor::of, TaskCursor.NEWEST_FIRST.reversed()))
                .map(Task::key)
                .toList();
    }
}
