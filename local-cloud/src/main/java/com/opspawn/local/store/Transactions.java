package com.opspawn.local.store;

import com.opspawn.local.store.Transaction.Appended;
import com.opspawn.local.store.Transaction.ExecutionEnded;
import com.opspawn.local.store.Transaction.ExecutionStarted;
import com.opspawn.local.store.Transaction.Forgotten;
import com.opspawn.local.store.Transaction.Idempotent;
import com.opspawn.local.store.Transaction.Kept;
import com.opspawn.local.store.Transaction.MemoriesDeleted;
import com.opspawn.local.store.Transaction.MemoryAdded;
import com.opspawn.local.store.Transaction.Opened;
import com.opspawn.local.store.Transaction.Projected;
import com.opspawn.local.store.Transaction.Waiting;
import com.opspawn.local.store.Transaction.Woken;
import com.opspawn.memory.MemoryScope;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Transactions as bytes: a code, then the fields. Codes and orders of fields stay as they are for this version of the file. */
final class Transactions {
    private static final int OPENED = 1;
    private static final int APPENDED = 2;
    private static final int WAITING = 3;
    private static final int FORGOTTEN = 4;
    private static final int WOKEN = 5;
    private static final int MEMORY_ADDED = 6;
    private static final int MEMORIES_DELETED = 7;
    private static final int EXECUTION_STARTED = 8;
    private static final int EXECUTION_ENDED = 9;

    private Transactions() {}

    static byte[] write(Transaction transaction) {
        Output out = new Output();
        switch (transaction) {
            case Opened opened -> write(out.code(OPENED), opened);
            case Appended appended -> write(out.code(APPENDED), appended);
            case Waiting waiting -> key(out.code(WAITING), waiting.key()).text(waiting.token());
            case Forgotten forgotten ->
                key(out.code(FORGOTTEN), forgotten.key()).text(forgotten.token());
            case Woken woken -> key(out.code(WOKEN), woken.key()).instant(woken.at());
            case MemoryAdded added ->
                scope(out.code(MEMORY_ADDED), added.scope())
                        .text(added.id())
                        .text(added.taskId())
                        .blob(added.fields())
                        .text(added.embedder())
                        .blob(added.vector());
            case MemoriesDeleted deleted -> {
                scope(out.code(MEMORIES_DELETED), deleted.scope())
                        .number(deleted.ids().size());
                deleted.ids().forEach(out::text);
            }
            case ExecutionStarted started -> Ends.write(out.code(EXECUTION_STARTED), started.start());
            case ExecutionEnded ended -> Ends.write(out.code(EXECUTION_ENDED).text(ended.arn()), ended.end());
        }
        return out.written();
    }

    private static Output key(Output out, TaskKey key) {
        return out.text(key.tenant()).text(key.taskId());
    }

    private static Output scope(Output out, MemoryScope scope) {
        return out.text(scope.tenant()).text(scope.agentId());
    }

    private static void write(Output out, Opened opened) {
        key(out, opened.key()).instant(opened.at()).text(opened.agent());
        out.flag(opened.idempotency().isPresent());
        opened.idempotency()
                .ifPresent(key -> out.text(key.name()).text(key.bodyHash()).number(key.expiresAtSecond()));
        out.blob(opened.submission());
    }

    private static void write(Output out, Appended appended) {
        key(out, appended.key())
                .number(appended.firstSeq())
                .number(appended.entries().size());
        appended.entries()
                .forEach(entry -> out.instant(entry.at()).text(entry.type()).blob(entry.body()));
        out.flag(appended.projected().isPresent());
        appended.projected()
                .ifPresent(projected -> out.text(projected.status().wireName())
                        .flag(projected.marked())
                        .blob(projected.state()));
    }

    static Transaction read(byte[] transaction) {
        Input in = new Input(transaction);
        int code = in.code();
        return switch (code) {
            case OPENED -> opened(in);
            case APPENDED -> appended(in);
            case WAITING -> new Waiting(key(in), in.string());
            case FORGOTTEN -> new Forgotten(key(in), in.string());
            case WOKEN -> new Woken(key(in), in.instant());
            case MEMORY_ADDED ->
                new MemoryAdded(scope(in), in.string(), in.string(), in.blob(), in.string(), in.blob());
            case MEMORIES_DELETED -> new MemoriesDeleted(scope(in), strings(in));
            case EXECUTION_STARTED -> new ExecutionStarted(Ends.start(in));
            case EXECUTION_ENDED -> new ExecutionEnded(in.string(), Ends.end(in));
            default -> throw new IllegalStateException("a transaction of kind " + code + ", which nobody writes");
        };
    }

    private static TaskKey key(Input in) {
        return new TaskKey(in.string(), in.string());
    }

    private static MemoryScope scope(Input in) {
        return new MemoryScope(in.string(), in.string());
    }

    private static List<String> strings(Input in) {
        List<String> strings = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            strings.add(in.string());
        }
        return strings;
    }

    private static Opened opened(Input in) {
        return new Opened(
                key(in),
                in.instant(),
                in.optionalString(),
                in.flag() ? Optional.of(new Idempotent(in.string(), in.string(), in.longNumber())) : Optional.empty(),
                in.blob());
    }

    private static Appended appended(Input in) {
        TaskKey key = key(in);
        long firstSeq = in.longNumber();
        List<Kept> entries = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            entries.add(new Kept(in.instant(), in.string(), in.blob()));
        }
        return new Appended(key, firstSeq, entries, in.flag() ? Optional.of(projected(in)) : Optional.empty());
    }

    private static Projected projected(Input in) {
        return new Projected(TaskStatus.parse(in.string()).orElseThrow(), in.flag(), in.blob());
    }
}
