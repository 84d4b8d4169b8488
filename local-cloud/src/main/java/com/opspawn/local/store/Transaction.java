package com.opspawn.local.store;

import com.opspawn.local.states.log.ExecutionEnd;
import com.opspawn.local.states.log.ExecutionStart;
import com.opspawn.memory.MemoryScope;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is written down together. Whether it may happen was decided before; reading it again only repeats it. */
sealed interface Transaction {

    /** Of a task. */
    sealed interface OfTask extends Transaction {
        TaskKey key();
    }

    /** @param expiresAtSecond of the epoch; from then on the key is free again */
    record Idempotent(String name, String bodyHash, long expiresAtSecond) {}

    /**
     * A journal is opened.
     *
     * @param at when the task was recorded
     * @param agent the submission's
     * @param submission entry 0
     */
    record Opened(TaskKey key, Instant at, Optional<String> agent, Optional<Idempotent> idempotency, Blob submission)
            implements OfTask {}

    /** An entry. */
    record Kept(Instant at, String type, Blob body) {}

    /**
     * What the task's projection becomes.
     *
     * @param marked whether its workflow is to be started or woken
     * @param state as {@link StateJson} writes it
     */
    record Projected(TaskStatus status, boolean marked, Blob state) {}

    /**
     * Entries are recorded.
     *
     * @param firstSeq of the first one; the others follow
     * @param projected where the task's status changes
     */
    record Appended(TaskKey key, long firstSeq, List<Kept> entries, Optional<Projected> projected) implements OfTask {
        long lastSeq() {
            return firstSeq + entries.size() - 1;
        }
    }

    /** A workflow waits under a token. */
    record Waiting(TaskKey key, String token) implements OfTask {}

    /** It does not wait under it any more. */
    record Forgotten(TaskKey key, String token) implements OfTask {}

    /** The task's mark is taken away. */
    record Woken(TaskKey key, Instant at) implements OfTask {}

    /**
     * An agent remembers.
     *
     * @param taskId that made it remember
     * @param fields {@code MemoryFields} as an object of JSON
     * @param vector 32-bit floating-point numbers, little end first
     */
    record MemoryAdded(MemoryScope scope, String id, String taskId, Blob fields, String embedder, Blob vector)
            implements Transaction {}

    record MemoriesDeleted(MemoryScope scope, List<String> ids) implements Transaction {}

    record ExecutionStarted(ExecutionStart start) implements Transaction {}

    record ExecutionEnded(String arn, ExecutionEnd end) implements Transaction {}
}
