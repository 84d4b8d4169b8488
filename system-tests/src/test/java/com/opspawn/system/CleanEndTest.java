package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clean end of {@code opspawn up} loses nothing and repeats nothing that was recorded. Kills are {@link RandomKillsTest}'s. */
final class CleanEndTest {
    private static final int TASKS = 20;

    @TempDir
    private Path directory;

    private Opspawn up(ScriptedModel model) {
        return Opspawn.start(
                directory,
                Map.of("OPENAI_BASE_URL", model.baseUrl(), "OPSPAWN_MODEL", "openai/scripted"),
                "up",
                "--port",
                "0",
                "--data",
                directory.resolve("data").toString());
    }

    /** And must not tell the tasks that were at work that their steps have failed. */
    @Test
    void unfinishedTasksGoOnAfterACleanEndAndWhatIsRecordedStaysAndIsNotAskedForAgain() {
        Map<String, String> goals = new LinkedHashMap<>();
        try (ScriptedModel model = new ScriptedModel()) {
            JsonNode ended;
            try (Opspawn first = up(model)) {
                Api api = first.api();
                ended = api.ended(api.submit("kept"));
                model.shut();
                IntStream.range(0, TASKS).forEach(i -> goals.put(api.submit("goal " + i), "goal " + i));
                goals.forEach((id, goal) -> Awaitility.await("second question of " + goal)
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> model.asked(goal, 1) == 1));
                first.terminate();
                first.exitCode();
            }
            model.open();
            try (Opspawn second = up(model)) {
                Api api = second.api();
                goals.forEach((id, goal) -> assertCompletedOnce(api, model, id, goal));
                assertThat(api.get("/tasks/" + ended.path("task_id").asText()).json())
                        .isEqualTo(ended);
                assertThat(model.asked("kept", 0)).isEqualTo(1);
                assertThat(model.asked("kept", 1)).isEqualTo(1);
            }
        }
    }

    private static void assertCompletedOnce(Api api, ScriptedModel model, String id, String goal) {
        JsonNode task = api.ended(id);
        assertThat(task.path("status").asText()).isEqualTo("completed");
        assertThat(task.path("result").asText()).isEqualTo("The answer to \"" + goal + "\" is 42.");
        assertThat(Api.types(api.events(id)))
                .containsExactly("submitted", "model_answered", "tools_finished", "model_answered", "completed");
        assertThat(model.asked(goal, 0))
                .as("asked for the recorded answer of " + goal)
                .isEqualTo(1);
        assertThat(model.asked(goal, 1))
                .as("asked for the answer that the kill cut off")
                .isEqualTo(2);
    }
}
