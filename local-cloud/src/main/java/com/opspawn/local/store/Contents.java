package com.opspawn.local.store;

import java.time.Instant;

/** What a log tells of, in memory: where everything is. */
record Contents(TaskIndex tasks, MemoryIndex memories, ExecutionIndex executions) {
    /** @param keepEnded how many ended executions to keep */
    static Contents none(int keepEnded) {
        return new Contents(new TaskIndex(), new MemoryIndex(), new ExecutionIndex(keepEnded));
    }

    /** Of a log that is read from its beginning. */
    void apply(long place, byte[] bytes) {
        switch (Transactions.read(bytes)) {
            case Transaction.OfTask ofTask -> tasks.apply(ofTask, place);
            case Transaction.MemoryAdded added -> memories.apply(added, place);
            case Transaction.MemoriesDeleted deleted -> memories.apply(deleted);
            case Transaction.ExecutionStarted started -> executions.apply(started);
            case Transaction.ExecutionEnded ended -> executions.apply(ended);
        }
    }

    /** At the log's end. */
    Contents readAt(Instant now) {
        tasks.expire(now);
        return this;
    }
}
