package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lists, page by page. */
@Deployable
final class ListTest {
    private final Api api = Api.ofTarget();
    private final String agent = "agent " + UUID.randomUUID() + " #1";

    private List<String> submitted(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(api.submitted(Json.object()
                    .put("task_type", "agent_task")
                    .put("prompt", "What is 2 * " + i + "?")
                    .put("agent_id", agent)));
        }
        ids.forEach(api::ended);
        return ids;
    }

    private List<String> listed(String parameters, int limit) {
        List<JsonNode> tasks = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get(
                            "/tasks?limit=" + limit + parameters + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .json();
            assertThat(page.path("tasks").size()).isLessThanOrEqualTo(limit);
            page.path("tasks").forEach(tasks::add);
            cursor = page.path("next_cursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        assertThat(tasks)
                .extracting(task -> Instant.parse(task.path("created_at").asText()))
                .isSortedAccordingTo(Comparator.reverseOrder());
        return tasks.stream().map(task -> task.path("task_id").asText()).toList();
    }

    @Test
    void agentsTasksAreListedPageByPageNewestFirst() {
        List<String> ids = submitted(5);
        String parameter = "&agent_id=" + java.net.URLEncoder.encode(agent, java.nio.charset.StandardCharsets.UTF_8);

        assertThat(listed(parameter, 2)).containsExactlyInAnyOrderElementsOf(ids);
        // There is no agent of that name, which is why nobody else's tasks are among them, and why they fail.
        assertThat(listed(parameter + "&status=failed", 1)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(listed(parameter + "&status=completed", 2)).isEmpty();
    }

    @Test
    void statusIsListedToItsEnd() {
        List<String> ids = submitted(3);

        assertThat(listed("&status=failed", 7)).containsAll(ids).doesNotHaveDuplicates();
        assertThat(listed("", 100)).containsAll(ids).doesNotHaveDuplicates();
    }
}
