package com.opspawn.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory with the data of one local cloud, which is ours alone while we run. The operating system drops the lock with
 * the process, however that ends.
 *
 * <pre>
 * lock       held while a local cloud runs on this data
 * process    its id
 * store/     the embedded store
 * tables/    DynamoDB Local
 * queues/    ElasticMQ
 * changes/   how far functions have followed the tables
 * states/    executions, beside DynamoDB Local
 * sandboxes/ what packaged functions run in, while they do
 * </pre>
 */
final class DataDirectory implements AutoCloseable {
    static final String STORE = "store";
    static final String TABLES = "tables";
    /** The process that has the lock. */
    private static final String HOLDER = "process";

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** Creates it where it is not there, and takes the lock. */
    static DataDirectory open(Path root) {
        try {
            Files.createDirectories(root);
            FileChannel lock =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lock) == null) {
                lock.close();
                throw new StartException.DataInUse(root, holder(root));
            }
            // For whoever comes second. Nothing reads it to learn whether anybody is there: the lock alone says so.
            Files.writeString(
                    root.resolve(HOLDER), Long.toString(ProcessHandle.current().pid()));
            return new DataDirectory(root, lock);
        } catch (IOException e) {
            throw new StartException.PartFailed("the data directory " + root, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // By this process itself.
            return null;
        }
    }

    private static String holder(Path root) throws IOException {
        Path holder = root.resolve(HOLDER);
        String pid = Files.exists(holder) ? Files.readString(holder).strip() : "";
        return "another local cloud" + (pid.isEmpty() ? "" : " (process " + pid + ")");
    }

    /** Refuses data that another store has kept, where there is none of this one's. */
    DataDirectory keptBy(Store store) {
        Store other = store == Store.EMBEDDED ? Store.DYNAMODB_LOCAL : Store.EMBEDDED;
        if (!store.hasKept(root) && other.hasKept(root)) {
            throw new StartException.DataTaken(root, other);
        }
        return this;
    }

    static boolean isKept(Path root, Store store) {
        Path part = root.resolve(
                switch (store) {
                    case EMBEDDED -> STORE;
                    case DYNAMODB_LOCAL -> TABLES;
                });
        try (Stream<Path> files = Files.exists(part) ? Files.list(part) : Stream.<Path>empty()) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            throw new StartException.PartFailed("the data directory " + part, e);
        }
    }

    Path part(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new StartException.PartFailed("the data directory " + root.resolve(name), e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
