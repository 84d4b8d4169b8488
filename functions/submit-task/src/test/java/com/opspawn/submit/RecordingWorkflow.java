package com.opspawn.submit;

import com.opspawn.task.TaskKey;
import com.opspawn.workflow.Workflow;
import com.opspawn.workflow.WorkflowException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Starts nothing: remembers what it was asked for, and what it would have run. A second start of a task is no second run. */
final class RecordingWorkflow implements Workflow {
    private final List<TaskKey> asked = new ArrayList<>();
    private final Set<TaskKey> running = new HashSet<>();
    private final Set<TaskKey> failing = new HashSet<>();
    private final List<String> woken = new ArrayList<>();
    private boolean down;

    @Override
    public synchronized void start(TaskKey task, int redrives) {
        asked.add(task);
        if (down || failing.contains(task)) {
            throw new WorkflowException("starting the workflow of " + task.taskId(), new IllegalStateException("down"));
        }
        running.add(task);
    }

    @Override
    public synchronized void wake(String token) {
        woken.add(token);
    }

    synchronized List<String> woken() {
        return List.copyOf(woken);
    }

    synchronized void down(boolean isDown) {
        down = isDown;
    }

    synchronized void failFor(TaskKey task) {
        failing.add(task);
    }

    synchronized List<TaskKey> asked() {
        return List.copyOf(asked);
    }

    synchronized Set<TaskKey> running() {
        return Set.copyOf(running);
    }
}
