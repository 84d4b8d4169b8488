package com.opspawn.notify;

import com.opspawn.task.TaskKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A task whose status has changed. Statuses are text: a version that comes to know a further one need not be deployed here
 * first.
 *
 * @param previous what it was; empty for a task that was just recorded
 * @param at when, by the clock of who recorded it
 * @param sequence grows with each change of the task, a decimal number
 * @param reason why, where the status is one that has a reason
 * @param ownWebhook the URL that the task itself brought
 */
record StatusChange(
        TaskKey task,
        Optional<String> previous,
        String status,
        String at,
        String sequence,
        Optional<String> reason,
        Optional<String> agentId,
        Optional<String> ownWebhook) {
    private static final int ID_BYTES = 16;

    /** The same however often the change is read, so that whoever is told twice can see it. */
    String id() {
        String what = String.join("\n", task.tenant(), task.taskId(), previous.orElse(""), status, at);
        byte[] hash = sha256().digest(what.getBytes(StandardCharsets.UTF_8));
        return "msg_" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
