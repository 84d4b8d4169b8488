package com.opspawn.submit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.opspawn.journal.Journal;
import com.opspawn.journal.memory.MemoryStore;
import com.opspawn.task.Task;
import com.opspawn.task.TaskQuery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/** The handlers over a store in memory, a workflow that only remembers, a clock that stands still and ids that count. */
final class Bench {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123Z");
    /** Finer than what is kept. */
    private static final Clock CLOCK = Clock.fixed(NOW.plusNanos(456_789), ZoneOffset.UTC);

    final MemoryStore store = new MemoryStore();
    final RecordingWorkflow workflow = new RecordingWorkflow();
    private final AtomicLong ids = new AtomicLong();

    Submitter submitter() {
        return submitter(store);
    }

    Submitter submitter(Journal journal) {
        return new Submitter(journal, workflow, CLOCK, () -> new UUID(0x4000L, ids.incrementAndGet()));
    }

    /** The id of the n-th task. */
    static String taskId(int number) {
        return "task_" + new UUID(0x4000L, number);
    }

    /** Newest first, and last by id within one moment. */
    List<Task> tasks() {
        return store.list(new TaskQuery("default", Optional.empty(), Optional.empty(), 100, Optional.empty()))
                .tasks();
    }

    /** Of what a handler asks its context for, only the time that is left. */
    static Context context(IntSupplier remainingMillis) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                    if (method.getName().equals("getRemainingTimeInMillis")) {
                        return remainingMillis.getAsInt();
                    }
                    if (method.getReturnType() == String.class) {
                        return method.getName();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    static Context context() {
        return context(() -> 10_000);
    }

    /** As Lambda's runtime reads an event. */
    static <T> T event(Class<T> type, String json) {
        return serializer(type).fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** As Lambda's runtime writes an answer. */
    static <T> String json(Class<T> type, T answer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serializer(type).toJson(answer, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, Bench.class.getClassLoader());
    }
}
