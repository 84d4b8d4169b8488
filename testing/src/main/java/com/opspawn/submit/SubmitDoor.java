package com.opspawn.submit;

import com.opspawn.journal.Journal;
import com.opspawn.task.TaskStore;
import com.opspawn.workflow.Workflow;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

public final class SubmitDoor {
    private SubmitDoor() {}

    public static SubmitTaskHandler post(Journal journal, Workflow workflow, Clock clock, Supplier<UUID> ids) {
        return new SubmitTaskHandler(new Submitter(journal, workflow, clock, ids));
    }

    public static SubmitQueueHandler queue(Journal journal, Workflow workflow, Clock clock, Supplier<UUID> ids) {
        return new SubmitQueueHandler(new Submitter(journal, workflow, clock, ids));
    }

    public static SweepTasksHandler sweep(TaskStore tasks, Workflow workflow, Clock clock) {
        return new SweepTasksHandler(tasks, workflow, clock);
    }
}
