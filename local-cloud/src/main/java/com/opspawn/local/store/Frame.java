package com.opspawn.local.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Transactions that are written, and survive, together.
 *
 * <pre>
 * 4 bytes  the mark of a frame
 * 4 bytes  how many bytes follow these twelve
 * 4 bytes  their CRC-32C
 * each transaction: 4 bytes its length, then itself
 * </pre>
 *
 * A frame is written only when the one before it is safe, so a torn one can only be the last.
 */
final class Frame {
    /** Begins with a byte that no text has in UTF-8. */
    static final int MARK = 0xFF_4F_50_FE;

    static final int HEADER = 12;
    static final int LENGTH = Integer.BYTES;
    private static final int USUAL = 16 * 1024;

    private byte[] bytes = new byte[USUAL];
    private int size = HEADER;

    boolean isEmpty() {
        return size == HEADER;
    }

    int size() {
        return size;
    }

    /** @return where it begins within the frame */
    int add(byte[] transaction) {
        int at = size;
        int end = Math.addExact(at + LENGTH, transaction.length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
        }
        ByteBuffer.wrap(bytes).putInt(at, transaction.length);
        System.arraycopy(transaction, 0, bytes, at + LENGTH, transaction.length);
        size = end;
        return at;
    }

    /** The whole of it; nothing may be added any more. */
    ByteBuffer sealed() {
        ByteBuffer whole = ByteBuffer.wrap(bytes, 0, size);
        whole.putInt(0, MARK);
        whole.putInt(4, size - HEADER);
        whole.putInt(8, checksum(bytes, HEADER, size - HEADER));
        return whole;
    }

    static int checksum(byte[] bytes, int from, int length) {
        return checksum(ByteBuffer.wrap(bytes, from, length));
    }

    /** Of what remains of a buffer. */
    static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
