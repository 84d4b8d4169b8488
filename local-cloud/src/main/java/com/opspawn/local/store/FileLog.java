package com.opspawn.local.store;

import com.opspawn.task.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A file that only grows. One thread writes it: while a frame is on its way to the disk, whatever comes meanwhile is
 * gathered in the next, so that many writers share one fsync. Places are offsets in the file.
 *
 * <p>After a failed write nothing more is taken, since nobody knows what the file holds behind the last safe frame: the next
 * start reads it and does.
 */
final class FileLog implements TransactionLog {
    /** How a frame gets onto the disk. */
    interface Disk {
        /** Written and flushed, by one thread that nothing interrupts. */
        Disk FSYNC = (channel, frame, at) -> {
            long to = at;
            while (frame.hasRemaining()) {
                to += channel.write(frame, to);
            }
            channel.force(false);
        };

        /** Comes back when it is safe there. */
        void write(FileChannel channel, ByteBuffer frame, long at) throws IOException;
    }

    private final Path path;
    private final Disk disk;
    private final FileChannel channel;
    private final FileReader reader;
    private final Thread writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition written = lock.newCondition();
    private Frame open = new Frame();
    /** Where the open frame will begin. */
    private long openAt;
    /** All before it is safe. */
    private long safe;

    private boolean closing;
    private @Nullable Throwable failure;

    private FileLog(Path path, Disk disk, FileChannel channel, FileReader reader, long end) {
        this.path = path;
        this.disk = disk;
        this.channel = channel;
        this.reader = reader;
        this.openAt = end;
        this.safe = end;
        this.writer = Thread.ofPlatform().daemon().name("store").unstarted(this::write);
    }

    /**
     * Opens a log for more.
     *
     * @param end where its last whole frame ends; what is behind is cut off
     */
    static FileLog open(Path path, long end) throws IOException {
        return open(path, end, Disk.FSYNC);
    }

    static FileLog open(Path path, long end, Disk disk) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
        channel.truncate(end);
        channel.force(true);
        FileLog log = new FileLog(path, disk, channel, new FileReader(path), end);
        log.writer.start();
        return log;
    }

    @Override
    public long append(byte[] transaction) {
        lock.lock();
        try {
            requireWritable();
            if (open.isEmpty()) {
                filled.signal();
            }
            return openAt + open.add(transaction);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await(long place) {
        lock.lock();
        try {
            while (safe <= place) {
                requireWritable();
                // Whoever is interrupted, by a function's time-out, learns what became of its write all the same.
                written.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void requireWritable() {
        if (failure != null) {
            throw new StoreException(
                    "the store " + path + " cannot be written (" + failure.getMessage()
                            + "): see to the disk, and start again; all that was answered is kept",
                    failure);
        }
        if (closing) {
            throw new StoreException("the store " + path + " is closed");
        }
    }

    private void write() {
        try {
            for (@Nullable Frame frame = next(); frame != null; frame = next()) {
                int size = frame.size();
                // Only this thread moves where it is safe until.
                disk.write(channel, frame.sealed(), safe);
                tell(() -> safe += size);
            }
        } catch (IOException | RuntimeException | Error e) {
            tell(() -> failure = e);
        }
    }

    private void tell(Runnable news) {
        lock.lock();
        try {
            news.run();
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Null at the end. */
    private @Nullable Frame next() {
        lock.lock();
        try {
            while (open.isEmpty() && !closing) {
                filled.awaitUninterruptibly();
            }
            if (open.isEmpty()) {
                return null;
            }
            Frame frame = open;
            openAt += frame.size();
            open = new Frame();
            return frame;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public byte[] read(long place) {
        return reader.read(place);
    }

    /** Writes what was added, whether or not anybody waits for it. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            filled.signal();
        } finally {
            lock.unlock();
        }
        try {
            writer.join();
            channel.close();
            reader.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new StoreException("closing the store " + path + ": " + e.getMessage(), e);
        }
    }
}
