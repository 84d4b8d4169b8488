package com.opspawn.telemetry;

import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.task.TaskKey;
import com.opspawn.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The ids of a task's spans. They follow from the task's id: an invocation that sends the first step's span, and another that
 * sends the last one's, agree on them without a word, and so do two that send the same one.
 *
 * @param caller of the task, where it said which trace it is in
 */
record TaskTrace(TaskKey task, Optional<TraceContext> caller) {
    private static final int SPAN_BYTES = 8;

    static TaskTrace of(History history) {
        return new TaskTrace(history.key(), history.submission().trace());
    }

    /** A caller that does not record its own spans wants none of ours. */
    boolean isSampled() {
        return caller.map(TraceContext::sampled).orElse(true);
    }

    /** The caller's, or else the digits of the task's own id. */
    String traceId() {
        return caller.map(TraceContext::traceId)
                .orElseGet(() -> task.taskId().substring("task_".length()).replace("-", ""));
    }

    /** The task as a whole, from its submission or its last redrive on. */
    String root(History history) {
        return spanId("task/" + history.redrives());
    }

    /** @param number from 1 */
    String step(int number) {
        return spanId("step/" + number);
    }

    /** @param what unique within the task */
    String spanId(String what) {
        byte[] hash = sha256(task.taskId() + "/" + what);
        return HexFormat.of().formatHex(hash, 0, SPAN_BYTES);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Which step the next answer is of. */
    static int nextStep(History history) {
        return stepUntil(history, history.nextSeq());
    }

    /** Which step an entry is of: each answer of a model begins one, from 1. */
    static int stepAt(History history, long seq) {
        return Math.max(1, stepUntil(history, seq + 1) - 1);
    }

    private static int stepUntil(History history, long seq) {
        return 1
                + (int) history.entries().stream()
                        .limit(seq)
                        .filter(entry -> entry.fact() instanceof Fact.ModelAnswered)
                        .count();
    }
}
