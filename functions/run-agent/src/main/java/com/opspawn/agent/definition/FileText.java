package com.opspawn.agent.definition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A file's text. */
final class FileText {
    static final int MAX_BYTES = 256 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private FileText() {}

    /** @param problem is told why there is none, as a sentence without its beginning */
    static Optional<String> read(Path file, Consumer<String> problem) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                problem.accept("has more than " + MAX_BYTES + " bytes: an agent's file holds no data");
                return Optional.empty();
            }
            return decode(bytes, problem);
        } catch (IOException e) {
            problem.accept("cannot be read: it must be a file that this process may read");
            return Optional.empty();
        }
    }

    private static Optional<String> decode(byte[] bytes, Consumer<String> problem) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer left = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(left, text, true);
        if (result.isError()) {
            problem.accept("is not UTF-8 at byte " + left.position() + ": save it as UTF-8");
            return Optional.empty();
        }
        String read = text.flip().toString();
        return Optional.of(read.startsWith(BYTE_ORDER_MARK) ? read.substring(1) : read);
    }
}
