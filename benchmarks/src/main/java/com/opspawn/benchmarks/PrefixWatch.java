package com.opspawn.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.opspawn.benchmarks.model.Watcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Compares each question of a task with the one before, byte by byte as they came over the wire: all up to the end of the
 * last message must stand at the beginning of the next question, and what follows the messages (the tools, the settings)
 * must be the same.
 */
final class PrefixWatch implements Watcher {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, byte[]> last = new HashMap<>();
    private long questions;
    private long followers;
    private long stable;
    private long bytes;
    private long stableBytes;

    /** Questions that had one before, and all that. Counted by one task at a time. */
    record Seen(long questions, long followers, long stable, long bytes, long stableBytes) {
        /** Of all bytes of questions that had one before, those that stood in it already. */
        double share() {
            return bytes == 0 ? 1 : stableBytes / (double) bytes;
        }
    }

    synchronized Seen seen() {
        return new Seen(questions, followers, stable, bytes, stableBytes);
    }

    @Override
    public synchronized void asked(String task, int turn, byte[] question) {
        questions++;
        byte[] before = last.put(task, question);
        if (before != null) {
            followers++;
            bytes += question.length;
            int end = endOfMessages(before);
            if (begins(question, before, end) && sameBehind(question, before, end)) {
                stable++;
                stableBytes += end;
            }
        }
    }

    private static boolean begins(byte[] question, byte[] before, int end) {
        return question.length >= end && Arrays.equals(question, 0, end, before, 0, end);
    }

    private static boolean sameBehind(byte[] question, byte[] before, int end) {
        int rest = endOfMessages(question);
        return Arrays.equals(question, rest, question.length, before, end, before.length);
    }

    /** Behind the last message, before whatever closes their list. */
    static int endOfMessages(byte[] question) {
        try (JsonParser json = JSON.createParser(question)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean messages = json.currentName().equals("messages");
                json.nextToken();
                json.skipChildren();
                if (messages) {
                    return trimmed(question, (int) json.currentTokenLocation().getByteOffset());
                }
            }
            throw new IllegalArgumentException("a question without messages");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int trimmed(byte[] question, int end) {
        int trimmed = end;
        while (trimmed > 0 && question[trimmed - 1] <= ' ') {
            trimmed--;
        }
        return trimmed;
    }
}
