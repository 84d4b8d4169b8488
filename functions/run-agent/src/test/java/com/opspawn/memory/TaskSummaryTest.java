package com.opspawn.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.task.TaskKey;
import org.junit.jupiter.api.Test;

final class TaskSummaryTest {
    private static final TaskKey TASK = new TaskKey("acme", Memories.TASK);

    @Test
    void aTaskIsRememberedByItsGoalAndItsAnswer() {
        MemoryEntry summary = TaskSummary.of(TASK, " What is 6*7? ", "It is 42.\n", Memories.NOON);

        assertThat(summary.text()).isEqualTo("Task: What is 6*7?\nAnswer: It is 42.");
        assertThat(summary.provenance()).isEqualTo(new Provenance(Memories.TASK, "summary"));
        assertThat(summary.createdAt()).isEqualTo(Memories.NOON);
    }

    @Test
    void toldTwiceItIsOneAndOfAnotherTaskOrTenantAnother() {
        String id = TaskSummary.of(TASK, "a", "b", Memories.NOON).id();

        assertThat(TaskSummary.of(TASK, "a", "b", Memories.NOON.plusSeconds(9)).id())
                .isEqualTo(id);
        assertThat(TaskSummary.of(new TaskKey("acme", Memories.OTHER_TASK), "a", "b", Memories.NOON)
                        .id())
                .isNotEqualTo(id);
        assertThat(TaskSummary.of(new TaskKey("rival", Memories.TASK), "a", "b", Memories.NOON)
                        .id())
                .isNotEqualTo(id);
    }

    @Test
    void aLongGoalLeavesRoomForTheAnswer() {
        String text = TaskSummary.of(TASK, "g".repeat(100_000), "a".repeat(100_000), Memories.NOON)
                .text();

        assertThat(text)
                .startsWith("Task: ggg")
                .contains("[cut: the first 700 of 100000 characters]\nAnswer: aaa")
                .endsWith("[cut: the first 1200 of 100000 characters]")
                .hasSizeLessThan(2_000 + 20);
    }

    @Test
    void aTaskWithoutWordsIsStillAMemory() {
        assertThat(TaskSummary.of(TASK, "", "", Memories.NOON).text()).isEqualTo("Task: \nAnswer: ");
    }
}
