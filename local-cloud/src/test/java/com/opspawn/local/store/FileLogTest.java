package com.opspawn.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.task.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogTest {
    @TempDir
    private Path directory = Path.of("");

    private FileLog open(FileLog.Disk disk) throws IOException {
        Path file = directory.resolve("a.store");
        return FileLog.open(file, new LogFile(file).read((_, _) -> {}), disk);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatComesWhileTheDiskIsBusyIsWrittenTogether() throws Exception {
        StoppedDisk disk = new StoppedDisk();
        try (FileLog log = open(disk)) {
            log.append(bytes("first"));
            disk.awaitWrite();
            List<Long> places = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                places.add(log.append(bytes("later " + i)));
            }
            disk.goOn();
            log.await(places.getLast());

            assertThat(disk.writes()).isEqualTo(2);
            for (int i = 0; i < 100; i++) {
                assertThat(log.read(places.get(i))).asString().isEqualTo("later " + i);
            }
        }
    }

    @Test
    void manyWritersEachReadTheirOwn() throws Exception {
        try (FileLog log = open(FileLog.Disk.FSYNC);
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Callable<String>> writers = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String text = "text ".repeat(i) + i;
                writers.add(() -> {
                    long place = log.append(bytes(text));
                    log.await(place);
                    return new String(log.read(place), StandardCharsets.UTF_8).equals(text) ? "" : text;
                });
            }
            for (Future<String> wrong : threads.invokeAll(writers)) {
                assertThat(wrong.get()).isEmpty();
            }
        }
    }

    /** As a function is at its time-out. */
    @Test
    void anInterruptedWriterStillLearnsWhatBecameOfItsWrite() throws IOException {
        try (FileLog log = open(FileLog.Disk.FSYNC)) {
            Thread.currentThread().interrupt();

            long place = log.append(bytes("told"));
            log.await(place);
            byte[] read = log.read(place);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(read).asString().isEqualTo("told");
            log.await(log.append(bytes("next")));
        }
    }

    @Test
    void afterAFailedWriteNothingIsTakenAndWhatWasAnsweredIsThere() throws IOException {
        FullDisk disk = new FullDisk();
        Path file = directory.resolve("a.store");
        String refusal =
                "the store " + file + " cannot be written (No space left on device): see to the disk, and start"
                        + " again; all that was answered is kept";
        try (FileLog log = open(disk)) {
            long kept = log.append(bytes("kept"));
            log.await(kept);
            disk.fill();
            long lost = log.append(bytes("lost"));

            assertThatThrownBy(() -> log.await(lost))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(refusal);
            assertThatThrownBy(() -> log.append(bytes("more")))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(refusal);
            assertThat(log.read(kept)).asString().isEqualTo("kept");
        }

        List<String> read = new ArrayList<>();
        new LogFile(file).read((_, transaction) -> read.add(new String(transaction, StandardCharsets.UTF_8)));
        assertThat(read).containsExactly("kept");
    }

    @Test
    void whatNobodyWaitedForIsWrittenAtTheEnd() throws IOException {
        FileLog log = open(FileLog.Disk.FSYNC);
        log.append(bytes("an end"));
        log.close();

        assertThatThrownBy(() -> log.append(bytes("more")))
                .isInstanceOf(StoreException.class)
                .hasMessage("the store " + directory.resolve("a.store") + " is closed");
        assertThat(Files.readString(directory.resolve("a.store"), StandardCharsets.ISO_8859_1))
                .endsWith("an end");
    }

    /** Writes half of a frame, and no more. */
    private static final class FullDisk implements FileLog.Disk {
        private volatile boolean full;

        void fill() {
            full = true;
        }

        @Override
        public void write(FileChannel channel, ByteBuffer frame, long at) throws IOException {
            if (full) {
                channel.write(frame.slice(0, frame.limit() / 2), at);
                throw new IOException("No space left on device");
            }
            FileLog.Disk.FSYNC.write(channel, frame, at);
        }
    }
}
