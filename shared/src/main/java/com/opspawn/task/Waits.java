package com.opspawn.task;

import java.util.Set;

/**
 * Where a workflow that waits leaves its token, so that whoever gives it what it waits for can wake it. A task that is to
 * be woken is marked in the same transaction that ends its waiting, and {@link TaskStore#pendingSince} finds it until it
 * was. Throws {@link StoreException} where it cannot.
 */
public interface Waits {

    /**
     * Whether a change of status leaves a workflow behind that somebody must start or wake: it may wait for what is over, or
     * for longer than it should; it may have ended; and it may never have begun.
     */
    static boolean mustBeWoken(TaskStatus before, TaskStatus after) {
        boolean waitIsOver = before.isWaiting() && before != after;
        boolean redriven = before.hasEnded() && !after.hasEnded();
        boolean mayNeverHaveBegun = before == TaskStatus.PENDING && after.isWaiting();
        return waitIsOver || redriven || mayNeverHaveBegun;
    }

    /**
     * The workflow of a task waits under this token. Earlier ones are kept as well: what comes late, such as a second
     * delivery of a wait that is over, must not take the place of the one that counts.
     */
    void waiting(TaskKey key, String token);

    /** All tokens that were not forgotten, in no order. Whoever waited under them may not wait any longer. */
    Set<String> tokens(TaskKey key);

    /** Nobody waits under this token any more. */
    void forget(TaskKey key, String token);

    /**
     * The workflow was started or woken: the task's mark is taken away, unless a later entry put it there.
     *
     * @param seq the last entry that was read before the workflow was woken
     */
    void woken(TaskKey key, long seq);
}
