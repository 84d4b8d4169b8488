package com.opspawn.local.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The file of a {@link FileLog}: which version of it this is, then frames.
 *
 * <p>A frame that is not whole, with nothing whole behind it, is what a kill or a loss of power left of the last write,
 * which nobody was told of. With anything whole behind it, it is damage to what was answered: that is never cut off.
 */
final class LogFile {
    private static final byte[] VERSION = "opspawn store 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 20;

    private final Path path;

    LogFile(Path path) {
        this.path = path;
    }

    /** Is given each transaction at the start. */
    interface Reader {
        void read(long place, byte[] transaction);
    }

    /**
     * Reads all that is there, after making an empty file where there is none.
     *
     * @return where the last whole frame ends
     * @throws DamagedStoreException where the file is none of ours, or damaged; it was not touched
     */
    long read(Reader reader) throws IOException {
        if (!Files.exists(path)) {
            create();
        }
        long size = Files.size(path);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER))) {
            requireVersion(in.readNBytes(VERSION.length));
            long at = VERSION.length;
            while (at < size) {
                byte[] frame = frame(in, size - at);
                if (frame.length == 0) {
                    requireTorn(at, size);
                    break;
                }
                each(at + Frame.HEADER, frame, reader);
                at += Frame.HEADER + frame.length;
            }
            return at;
        }
    }

    /** Complete under its name, or not there at all. */
    private void create() throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.write(fresh, VERSION);
        sync(fresh);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null) {
            sync(directory);
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void requireVersion(byte[] version) {
        if (!Arrays.equals(version, VERSION)) {
            throw new DamagedStoreException(path + " is no store of this version: move it away, or run the version of"
                    + " Opspawn that wrote it");
        }
    }

    /** Empty where it is not whole. */
    private static byte[] frame(InputStream in, long left) throws IOException {
        byte[] none = new byte[0];
        ByteBuffer header = ByteBuffer.wrap(in.readNBytes(Frame.HEADER));
        if (header.remaining() < Frame.HEADER || header.getInt() != Frame.MARK) {
            return none;
        }
        int length = header.getInt();
        if (length <= 0 || length > left - Frame.HEADER) {
            return none;
        }
        byte[] content = in.readNBytes(length);
        return Frame.checksum(content, 0, content.length) == header.getInt() ? content : none;
    }

    private static void each(long at, byte[] frame, Reader reader) {
        ByteBuffer content = ByteBuffer.wrap(frame);
        while (content.hasRemaining()) {
            long place = at + content.position();
            byte[] transaction = new byte[content.getInt()];
            content.get(transaction);
            reader.read(place, transaction);
        }
    }

    private void requireTorn(long at, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            // A frame is never near 2 GB: what is not found in so much was not written after the damage, but is it.
            ByteBuffer rest = channel.map(FileChannel.MapMode.READ_ONLY, at, Math.min(size - at, Integer.MAX_VALUE));
            for (int i = 1; i < rest.limit() - Frame.HEADER; i++) {
                if (rest.getInt(i) == Frame.MARK && isWhole(rest, i)) {
                    throw new DamagedStoreException(path + " is damaged at byte " + at + " and whole again at byte "
                            + (at + i) + ", so this is no write that a kill cut short: restore it from a copy, or move"
                            + " it away to begin anew; it was not touched");
                }
            }
        }
    }

    private static boolean isWhole(ByteBuffer bytes, int at) {
        int length = bytes.getInt(at + 4);
        return length > 0
                && length <= bytes.limit() - at - Frame.HEADER
                && Frame.checksum(bytes.slice(at + Frame.HEADER, length)) == bytes.getInt(at + 8);
    }
}
