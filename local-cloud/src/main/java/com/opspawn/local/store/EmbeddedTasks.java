package com.opspawn.local.store;

import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Opened;
import com.opspawn.task.PageInProgress;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskPage;
import com.opspawn.task.TaskQuery;
import com.opspawn.task.TaskStore;
import com.opspawn.task.Waits;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Journals, tasks and what waits. The index decides under one lock who wins a slot, and the log is written outside of it;
 * nothing that was read there is told before it is safe in the log.
 */
final class EmbeddedTasks implements Journal, TaskStore, Waits {
    private final TransactionLog log;
    private final InstantSource clock;
    private final TaskIndex index;
    private long lastToken = TransactionLog.NOWHERE;

    /** @param index of what is in the log */
    EmbeddedTasks(TransactionLog log, TaskIndex index, InstantSource clock) {
        this.log = log;
        this.index = index;
        this.clock = clock;
    }

    private long add(Transaction.OfTask transaction, byte[] bytes) {
        long place = log.append(bytes);
        index.apply(transaction, place);
        return place;
    }

    // ---------------------------------------------------------------- journal

    @Override
    public Opened open(Task task, Idempotency idempotency) {
        Transaction.Opened opened = Entries.opened(task, idempotency);
        byte[] bytes = Transactions.write(opened);
        Optional<TaskIndex.Submitted> before;
        long place;
        synchronized (this) {
            before =
                    idempotency.key().flatMap(name -> index.submitted(task.key().tenant(), name, task.createdAt()));
            place = before.isPresent() ? require(before.get().task()).entries().at(0) : add(opened, bytes);
        }
        log.await(place);
        if (before.isEmpty()) {
            return new Opened.New(task);
        }
        return before.get().bodyHash().equals(idempotency.bodyHash())
                ? new Opened.Same(submitted(place))
                : new Opened.KeyTaken();
    }

    private KeptTask require(TaskKey key) {
        KeptTask task = index.find(key);
        if (task == null) {
            throw new IllegalStateException("journal of " + key.taskId() + ": is gone, its idempotency record is not");
        }
        return task;
    }

    private Task submitted(long place) {
        if (ofTask(place) instanceof Transaction.Opened opened) {
            return Task.submitted(opened.key(), Entries.submission(opened), opened.at());
        }
        throw new IllegalStateException("a task's first place in the store leads to something else");
    }

    Transaction.OfTask ofTask(long place) {
        if (Transactions.read(log.read(place)) instanceof Transaction.OfTask transaction) {
            return transaction;
        }
        throw new IllegalStateException("a task's place in the store leads to something else");
    }

    @Override
    public List<Entry> read(TaskKey key, long fromSeq) {
        long[] places;
        long last;
        synchronized (this) {
            KeptTask task = index.find(key);
            if (task == null || fromSeq >= task.entries().size()) {
                return List.of();
            }
            places = task.entries().from((int) fromSeq);
            last = task.last();
        }
        log.await(last);
        List<Entry> entries = new ArrayList<>(places.length);
        Transaction.@Nullable OfTask transaction = null;
        for (int i = 0; i < places.length; i++) {
            if (transaction == null || places[i] != places[i - 1]) {
                transaction = ofTask(places[i]);
            }
            entries.add(Entries.entry(transaction, fromSeq + i));
        }
        return entries;
    }

    @Override
    public Appended append(History history, List<Fact> facts, Instant at) {
        List<Entry> entries = history.next(facts, at);
        History after = history.plus(entries);
        Transaction.Appended appended = Entries.appended(history, entries, after);
        byte[] bytes = Transactions.write(appended);
        boolean won;
        long place;
        synchronized (this) {
            KeptTask task = index.find(history.key());
            if (task == null) {
                return new Appended.Lost();
            }
            won = task.entries().size() == history.nextSeq();
            place = won ? add(appended, bytes) : task.last();
        }
        log.await(place);
        return won ? new Appended.Won(after) : new Appended.Lost();
    }

    // ------------------------------------------------------------------ tasks

    @Override
    public Optional<Task> find(TaskKey key) {
        KeptTask.Shown shown;
        synchronized (this) {
            KeptTask task = index.find(key);
            if (task == null) {
                return Optional.empty();
            }
            shown = task.shown();
        }
        return Optional.of(task(shown));
    }

    private Task task(KeptTask.Shown shown) {
        log.await(shown.last());
        Task submitted = submitted(shown.opened());
        return shown.projected() == TransactionLog.NOWHERE
                ? submitted
                : projected(submitted, ofTask(shown.projected()));
    }

    static Task projected(Task submitted, Transaction transaction) {
        if (transaction instanceof Transaction.Appended appended
                && appended.projected().isPresent()) {
            return StateJson.read(
                    appended.projected().get().state().text(),
                    submitted.key(),
                    submitted.submission(),
                    submitted.createdAt());
        }
        throw new IllegalStateException("a projection's place in the store leads to something else");
    }

    @Override
    public TaskPage list(TaskQuery query) {
        List<KeptTask.Shown> found;
        synchronized (this) {
            found = index.list(query);
        }
        PageInProgress page = new PageInProgress(query);
        for (KeptTask.Shown shown : found) {
            if (!page.isFull()) {
                page.add(task(shown));
            }
        }
        return page.finish(Optional.empty());
    }

    @Override
    public synchronized Iterable<TaskKey> pendingSince(Instant before) {
        return index.marked(before);
    }

    // ---------------------------------------------------------------- changes

    /**
     * The changes of projections behind the first so many.
     *
     * @param most how many, at most
     * @return each one's place
     */
    long[] changes(int from, int most) {
        long[] places;
        synchronized (this) {
            places = index.changes().range(from, most);
        }
        if (places.length > 0) {
            log.await(places[places.length - 1]);
        }
        return places;
    }

    /** The changes of a task's projection behind one place, up to another. */
    List<Transaction.OfTask> changes(TaskKey key, long after, long until) {
        long[] places;
        synchronized (this) {
            places = require(key).changes().range(0, Integer.MAX_VALUE);
        }
        return Arrays.stream(places)
                .filter(place -> after < place && place <= until)
                .mapToObj(this::ofTask)
                .toList();
    }

    /** A task as it was submitted. */
    Task submitted(TaskKey key) {
        long place;
        synchronized (this) {
            place = require(key).shown().opened();
        }
        return submitted(place);
    }

    // ------------------------------------------------------------------ waits

    @Override
    public void waiting(TaskKey key, String token) {
        log.await(change(new Transaction.Waiting(key, token)));
    }

    @Override
    public void forget(TaskKey key, String token) {
        log.await(change(new Transaction.Forgotten(key, token)));
    }

    private synchronized long change(Transaction.OfTask transaction) {
        lastToken = add(transaction, Transactions.write(transaction));
        return lastToken;
    }

    @Override
    public Set<String> tokens(TaskKey key) {
        Set<String> tokens;
        long place;
        synchronized (this) {
            tokens = index.tokens(key);
            place = lastToken;
        }
        log.await(place);
        return tokens;
    }

    @Override
    public void woken(TaskKey key, long seq) {
        long place;
        synchronized (this) {
            KeptTask task = index.find(key);
            if (task == null || task.mark().isEmpty() || task.mark().getAsLong() > seq) {
                return;
            }
            place = change(new Transaction.Woken(key, clock.instant()));
        }
        log.await(place);
    }
}
