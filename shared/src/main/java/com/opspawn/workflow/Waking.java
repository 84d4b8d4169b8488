package com.opspawn.workflow;

import com.opspawn.journal.History;
import com.opspawn.task.StoreException;
import com.opspawn.task.Task;
import com.opspawn.task.TaskStatus;
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
     * Does so: what is paused is left asleep. Doing it twice is safe.
     *
     * @param history as read now; what is written behind it is for others to wake the task for
     * @throws WorkflowException where it is not known to have been done, and {@link StoreException} likewise
     */
    public void wake(History history) {
        Task task = history.task();
        boolean mayNeverHaveBegun = task.state().startedAt().isEmpty() || history.redrives() > 0;
        if (mayNeverHaveBegun && !history.hasEnded()) {
            workflow.start(history.key(), history.redrives());
        }
        if (task.status() != TaskStatus.PAUSED) {
            for (String token : waits.tokens(history.key())) {
                workflow.wake(token);
                waits.forget(history.key(), token);
            }
        }
        waits.woken(history.key(), history.last().seq());
    }
}
