package com.opspawn.workflow;

import com.opspawn.journal.History;
import com.opspawn.task.StoreException;
import com.opspawn.task.Waits;

/** Sets the workflow of a task going: one that was never started, and one that waits for what has happened. */
public final class Waking {
    private final Waits waits;
    private final Workflow workflow;

    public Waking(Waits waits, Workflow workflow) {
        this.waits = waits;
        this.workflow = workflow;
    }

    /**
     * Does so, unless the task waits for something that has not happened. Doing it twice is safe.
     *
     * @param history as read now; what is written behind it is for others to wake the task for
     * @throws WorkflowException where it is not known to have been done, and {@link StoreException} likewise
     */
    public void wake(History history) {
        if (history.task().status().isWaiting()) {
            return;
        }
        if (!history.hasEnded()) {
            workflow.start(history.key(), history.redrives());
        }
        for (String token : waits.tokens(history.key())) {
            workflow.wake(token);
            waits.forget(history.key(), token);
        }
        waits.woken(history.key(), history.last().seq());
    }
}
