package com.opspawn.benchmarks.model;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a question is told apart without reading it as JSON, which would cost the machine more than the system under test
 * spends on it: by the name in the goal and the number of answers in the conversation.
 */
final class Mark {
    private static final byte[] BEGIN = "[task=".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ANSWERED = "\"assistant\"".getBytes(StandardCharsets.UTF_8);

    /** Words of the request for a summary, where a conversation is too long. */
    private static final byte[] SUMMARY = "will be replaced by a summary".getBytes(StandardCharsets.UTF_8);

    private Mark() {}

    static String of(String name) {
        return "[task=" + name + "]";
    }

    /** The task's name in a request's body. */
    static Optional<String> name(byte[] body) {
        int at = indexOf(body, BEGIN, 0);
        if (at < 0) {
            return Optional.empty();
        }
        int from = at + BEGIN.length;
        int to = from;
        while (to < body.length && body[to] != ']') {
            to++;
        }
        return Optional.of(new String(body, from, to - from, StandardCharsets.UTF_8));
    }

    static boolean asksForSummary(byte[] body) {
        return indexOf(body, SUMMARY, 0) >= 0;
    }

    /** Answers in the conversation. The quotes of a text within it are escaped, so none of them counts. */
    static int answers(byte[] body) {
        int count = 0;
        for (int at = indexOf(body, ANSWERED, 0); at >= 0; at = indexOf(body, ANSWERED, at + ANSWERED.length)) {
            count++;
        }
        return count;
    }

    private static int indexOf(byte[] body, byte[] what, int from) {
        for (int i = from; i <= body.length - what.length; i++) {
            if (body[i] == what[0] && matches(body, what, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] body, byte[] what, int at) {
        for (int i = 1; i < what.length; i++) {
            if (body[at + i] != what[i]) {
                return false;
            }
        }
        return true;
    }
}
