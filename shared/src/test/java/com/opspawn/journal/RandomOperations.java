package com.opspawn.journal;

import static com.opspawn.task.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.memory.MemoryStore;
import com.opspawn.task.Samples;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskPage;
import com.opspawn.task.TaskQuery;
import com.opspawn.task.TaskStatus;
import com.opspawn.task.TaskStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The same operations, drawn at random, asked of a store and of the one in memory: their answers are equal, one by one. */
abstract class RandomOperations {
    private static final int OPERATIONS = 1_500;
    private static final List<String> NAMES = List.of("a", "b", "a#b", "%23", "Zoë 👋");

    private final MemoryStore memory = new MemoryStore();

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    /** As their writers read them, so some are out of date. */
    private final List<History> histories = new ArrayList<>();

    private @Nullable Stores stores;
    private Instant now = NOON;
    private long tasksMade;

    /** The store, empty at the start of a test; asked for before each operation. */
    abstract Stores stores() throws IOException;

    @Test
    void bothStoresGiveEqualAnswers() throws IOException {
        for (int i = 0; i < OPERATIONS; i++) {
            stores = stores();
            now = now.plusMillis(random.nextInt(4) == 0 ? random.nextInt(1_500) : 0);
            switch (histories.isEmpty() ? 0 : random.nextInt(12)) {
                case 0, 1 -> open();
                case 2, 3, 4, 5 -> append();
                case 6 -> read();
                case 7, 8 -> list();
                case 9 -> waits();
                default -> pending();
            }
        }
    }

    private Stores it() {
        return Objects.requireNonNull(stores);
    }

    private <T> T same(String what, BiFunction<Journal, TaskStore, T> operation) {
        T inMemory = operation.apply(memory, memory);
        assertThat(operation.apply(it().journal(), it().tasks()))
                .as("seed %d: %s", seed, what)
                .isEqualTo(inMemory);
        return inMemory;
    }

    private void open() {
        TaskKey key = Samples.key(any(NAMES), ++tasksMade);
        Task task = Task.submitted(key, Samples.by(any(NAMES)), now);
        // Few keys, so that many are taken; some of them have expired.
        Idempotency idempotency = random.nextBoolean()
                ? Idempotency.NONE
                : new Idempotency(Optional.of("key " + random.nextInt(5)), "body " + random.nextInt(2));
        if (random.nextInt(20) == 0) {
            now = now.plus(Idempotency.MEMORY);
        }
        same("open", (journal, _) -> journal.open(task, idempotency));
        List<Entry> entries = same("read " + key, (journal, _) -> journal.read(key, 0));
        if (!entries.isEmpty()) {
            histories.add(new History(key, entries));
        }
    }

    private void append() {
        int place = random.nextInt(histories.size());
        History history = histories.get(place);
        List<Fact> facts = new ArrayList<>();
        do {
            facts.add(Facts.any(random));
        } while (random.nextInt(3) == 0);
        boolean failed = history.task().status() == TaskStatus.FAILED;
        if (failed) {
            facts.addFirst(Facts.REDRIVEN);
            facts.subList(1, facts.size()).clear();
        }
        if (failed || !history.hasEnded()) {
            Appended appended = same("append", (journal, _) -> journal.append(history, facts, now));
            if (appended instanceof Appended.Won(History after) && random.nextInt(4) > 0) {
                histories.set(place, after);
            }
        }
    }

    private void read() {
        TaskKey key = any(histories).key();
        long from = random.nextInt(5);
        same("read " + key + " from " + from, (journal, _) -> journal.read(key, from));
        same("find " + key, (_, tasks) -> tasks.find(key));
        TaskKey foreign = new TaskKey(any(NAMES), key.taskId());
        same("find " + foreign, (_, tasks) -> tasks.find(foreign));
    }

    /** To the end, in pages; where one store ends its page is its own matter. */
    private void list() {
        TaskQuery query = new TaskQuery(
                any(NAMES),
                sometimes(List.of(TaskStatus.values())),
                sometimes(NAMES),
                1 + random.nextInt(random.nextBoolean() ? 3 : 100),
                Optional.empty());
        same("list " + query, (_, tasks) -> all(tasks, query));
    }

    private static List<Task> all(TaskStore store, TaskQuery query) {
        List<Task> all = new ArrayList<>();
        TaskPage page = store.list(query);
        all.addAll(page.tasks());
        while (page.next().isPresent()) {
            page = store.list(
                    new TaskQuery(query.tenant(), query.status(), query.agentId(), query.limit(), page.next()));
            all.addAll(page.tasks());
        }
        return all;
    }

    private void pending() {
        Instant before = now.minusMillis(random.nextInt(5_000));
        same("pending before " + before, (_, tasks) -> {
            List<TaskKey> found = new ArrayList<>();
            tasks.pendingSince(before).forEach(found::add);
            return found;
        });
    }

    private void waits() {
        TaskKey key = any(histories).key();
        String token = "token " + random.nextInt(10);
        if (random.nextBoolean()) {
            memory.waiting(key, token);
            it().waits().waiting(key, token);
        }
        if (random.nextBoolean()) {
            String over = "token " + random.nextInt(10);
            memory.forget(key, over);
            it().waits().forget(key, over);
        }
        assertThat(it().waits().tokens(key))
                .as("seed %d: tokens of %s", seed, key)
                .isEqualTo(memory.tokens(key));
        if (random.nextBoolean()) {
            long seq = random.nextInt(8);
            memory.woken(key, seq);
            it().waits().woken(key, seq);
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> Optional<T> sometimes(List<T> list) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(any(list));
    }
}
