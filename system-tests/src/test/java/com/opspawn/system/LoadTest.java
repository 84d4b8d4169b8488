package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many tasks at once: none is lost, none runs twice. */
final class LoadTest {
    private static final int TASKS = 200;
    private static final int CONCURRENCY = 32;

    private final Api api = Api.ofTarget();

    @Test
    void twoHundredTasksCompleteWithExactJournals() throws Exception {
        List<Future<JsonNode>> tasks = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONCURRENCY)) {
            for (int i = 0; i < TASKS; i++) {
                String goal = "What is " + i + " * 3?";
                tasks.add(threads.submit(() -> api.ended(api.submit(goal))));
            }
        }

        HashSet<String> ids = new HashSet<>();
        int entries = 0;
        for (int i = 0; i < TASKS; i++) {
            JsonNode task = tasks.get(i).get();
            String id = task.path("task_id").asText();
            assertThat(task.path("status").asText()).isEqualTo("completed");
            assertThat(task.path("result").asText()).contains(String.valueOf(i * 3));
            assertThat(Api.types(api.events(id)))
                    .containsExactly("submitted", "model_answered", "tools_finished", "model_answered", "completed");
            entries += api.events(id).size();
            ids.add(id);
        }
        assertThat(ids).hasSize(TASKS);
        assertThat(entries).isEqualTo(TASKS * 5);
    }
}
