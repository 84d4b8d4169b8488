package com.opspawn.local.store;

import com.opspawn.journal.Stores;
import com.opspawn.local.change.ChangeFeed;
import com.opspawn.local.states.log.ExecutionLog;
import com.opspawn.local.states.log.InMemoryExecutionLog;
import com.opspawn.memory.VectorStore;
import com.opspawn.memory.dynamodb.DynamoDbVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** One store, with everything that is kept in it. */
public final class EmbeddedStore implements AutoCloseable {
    /** The name of its file. */
    public static final String FILE = "opspawn.store";

    private final TransactionLog log;
    private final EmbeddedTasks tasks;
    private final VectorStore vectors;
    private final ExecutionLog executions;

    private EmbeddedStore(TransactionLog log, Contents contents, ExecutionLog executions, InstantSource clock) {
        this.log = log;
        this.tasks = new EmbeddedTasks(log, contents.tasks(), clock);
        this.vectors = new EmbeddedVectors(log, contents.memories(), DynamoDbVectors.MAX_MEMORIES);
        this.executions = executions;
    }

    /** Forgets with the process. */
    public static EmbeddedStore inMemory(InstantSource clock) {
        // Whoever runs executions keeps what is to be known of them while the process lives.
        return new EmbeddedStore(new MemoryLog(), Contents.none(0), new InMemoryExecutionLog(0), clock);
    }

    /**
     * Opens the store of a directory, or begins one. Nobody else may have it open.
     *
     * @param keepEnded how many executions that have ended are known again
     * @throws DamagedStoreException where what is there cannot be gone on with; it was not touched
     * @throws IOException where the directory can be neither read nor written
     */
    public static EmbeddedStore open(Path directory, int keepEnded, InstantSource clock) throws IOException {
        Path file = directory.resolve(FILE);
        Contents contents = Contents.none(keepEnded);
        long end = new LogFile(file).read(contents::apply);
        FileLog log = FileLog.open(file, end);
        ExecutionLog executions =
                new EmbeddedExecutions(log, contents.executions().executions());
        return new EmbeddedStore(log, contents.readAt(clock.instant()), executions, clock);
    }

    public Stores stores() {
        return new Stores(tasks, tasks, tasks);
    }

    public VectorStore vectors() {
        return vectors;
    }

    public ExecutionLog executions() {
        return executions;
    }

    /**
     * The changes of tasks, as a stream of the table would tell them: of each task's {@code META} item, with both images.
     *
     * @param streamArn the stream's, for the records
     */
    public ChangeFeed changes(String streamArn) {
        return new EmbeddedChanges(tasks, streamArn);
    }

    /** Writes what is still on its way. */
    @Override
    public void close() {
        log.close();
    }
}
