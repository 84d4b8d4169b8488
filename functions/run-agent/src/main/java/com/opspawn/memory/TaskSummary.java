package com.opspawn.memory;

import com.opspawn.task.TaskKey;
import com.opspawn.tool.Cut;
import java.time.Instant;

/** What is remembered of a task at its end: what it was asked, and what it answered. */
public final class TaskSummary {
    /** Together with their marks where they are cut, under 2,000 characters: some 500 tokens in a later prompt. */
    private static final int MAX_GOAL = 700;

    private static final int MAX_ANSWER = 1_200;

    private TaskSummary() {}

    /** The same task has the same memory, however often its end is told. */
    public static MemoryEntry of(TaskKey task, String goal, String answer, Instant endedAt) {
        String text = "Task: " + Cut.to(MAX_GOAL, goal.strip()) + "\nAnswer: " + Cut.to(MAX_ANSWER, answer.strip());
        String id = MemoryEntry.idFrom(Provenance.SUMMARY + "\n" + task.tenant() + "\n" + task.taskId());
        return new MemoryEntry(id, text, new Provenance(task.taskId(), Provenance.SUMMARY), endedAt);
    }
}
