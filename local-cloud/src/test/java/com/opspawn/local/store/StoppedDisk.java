package com.opspawn.local.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands still in its first write until it is told to go on. */
final class StoppedDisk implements FileLog.Disk {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch going = new CountDownLatch(1);
    private final AtomicInteger writes = new AtomicInteger();

    void awaitWrite() throws InterruptedException {
        begun.await();
    }

    void goOn() {
        going.countDown();
    }

    int writes() {
        return writes.get();
    }

    @Override
    public void write(FileChannel channel, ByteBuffer frame, long at) throws IOException {
        writes.incrementAndGet();
        begun.countDown();
        try {
            going.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        FSYNC.write(channel, frame, at);
    }
}
