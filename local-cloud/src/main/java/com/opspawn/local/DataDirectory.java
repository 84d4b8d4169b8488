package com.opspawn.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A directory with the data of one local cloud, which is ours alone while we run. The operating system drops the lock with
 * the process, however that ends.
 *
 * <pre>
 * lock       held while a local cloud runs on this data
 * tables/    DynamoDB Local
 * queues/    ElasticMQ
 * changes/   how far functions have followed the tables
 * states/    executions
 * sandboxes/ what packaged functions run in, while they do
 * </pre>
 */
final class DataDirectory implements AutoCloseable {
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
                throw new StartException.DataInUse(root);
            }
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
