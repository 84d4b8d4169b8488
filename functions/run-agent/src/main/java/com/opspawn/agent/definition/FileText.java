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
import org.yaml.snakeyaml.reader.StreamReader;

/** A file's text. */
final class FileText {
    static final int MAX_BYTES = 256 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private FileText() {}

    /** @param mistakes is told why there is none */
    static Optional<String> read(Path file, Mistakes mistakes) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                mistakes.ofFile("has more than " + MAX_BYTES + " bytes: an agent's file holds no data");
                return Optional.empty();
            }
            return decode(bytes, mistakes);
        } catch (IOException e) {
            mistakes.ofFile("cannot be read: it must be a file that this process may read");
            return Optional.empty();
        }
    }

    private static Optional<String> decode(byte[] bytes, Mistakes mistakes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer left = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(left, text, true);
        if (result.isError()) {
            mistakes.ofFile("is not UTF-8 at byte " + left.position() + ": save it as UTF-8");
            return Optional.empty();
        }
        String read = text.flip().toString();
        String plain = read.startsWith(BYTE_ORDER_MARK) ? read.substring(1) : read;
        return isPrintable(plain, mistakes) ? Optional.of(plain) : Optional.empty();
    }

    /** YAML knows no other characters, and its parser tells where one is without its line. */
    private static boolean isPrintable(String text, Mistakes mistakes) {
        int line = 1;
        for (int codePoint : text.codePoints().toArray()) {
            if (!StreamReader.isPrintable(codePoint)) {
                mistakes.add(line, "", "not YAML: character U+%04X is not printable".formatted(codePoint));
                return false;
            }
            line += codePoint == '\n' ? 1 : 0;
        }
        return true;
    }
}
