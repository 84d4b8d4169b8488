package com.opspawn.local.store;

import com.opspawn.task.StoreException;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads single transactions. Not by a channel: an interrupt, which is how a function's time-out ends it, would close that
 * for everybody.
 */
final class FileReader implements AutoCloseable {
    /** What most transactions fit into, so that one read is enough. */
    private static final int USUAL = 4 * 1024;

    private final Path path;
    private final RandomAccessFile file;

    FileReader(Path path) throws IOException {
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), "r");
    }

    synchronized byte[] read(long place) {
        try {
            file.seek(place);
            byte[] first = new byte[USUAL];
            int there = file.read(first);
            if (there < Frame.LENGTH) {
                throw new EOFException("it ends at " + file.length());
            }
            int length = ByteBuffer.wrap(first).getInt();
            byte[] transaction = Arrays.copyOfRange(first, Frame.LENGTH, Frame.LENGTH + length);
            int read = Math.min(there - Frame.LENGTH, length);
            file.readFully(transaction, read, length - read);
            return transaction;
        } catch (IOException e) {
            throw new StoreException("reading the store " + path + " at byte " + place + ": " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
