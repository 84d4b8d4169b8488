package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names that look like parts of keys stay names, from the token through every index of DynamoDB and back. */
final class TenantNamesTest {
    private static final TokenCloud CLOUD = TokenCloud.get();

    private static final List<String> NAMES = List.of(
            "a",
            "a#b",
            "a%23b",
            "a%2523b",
            "a%b",
            "a#",
            "#",
            "%",
            "META",
            "TASK#a",
            "IDEM#a",
            "E#0000000000",
            "a#completed",
            "a#pending",
            "a/../b",
            "a b",
            " a",
            "A",
            "ä👋",
            "\u0000a",
            "[a]",
            "{\"a\":1}",
            "default#");

    private static String submit(Api api, String agent, String key) {
        ObjectNode body = Json.object()
                .put("task_type", "agent_task")
                .put("prompt", "What is 2 + 3?")
                .put("agent_id", agent);
        Api.Answer answer = api.post("/tasks", Json.write(body), "Idempotency-Key", key);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.json().path("task_id").asText();
    }

    private static List<String> listed(Api api, String query) {
        Api.Answer answer = api.get("/tasks" + query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().path("tasks").findValuesAsText("task_id");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void everyTenantSeesItsOwnTaskAloneWhateverItsNameLooksLike() {
        Map<String, String> tasks = new LinkedHashMap<>();
        NAMES.forEach(name -> tasks.put(name, submit(CLOUD.as(name), "helper", "the same key")));

        assertThat(tasks.values()).doesNotHaveDuplicates();
        tasks.forEach((name, task) -> {
            Api api = CLOUD.as(name);
            assertThat(api.ended(task).path("task_id").asText()).isEqualTo(task);
            assertThat(listed(api, "")).as(name).containsExactly(task);
            assertThat(listed(api, "?agent_id=helper")).as(name).containsExactly(task);
            assertThat(submit(api, "helper", "the same key")).as(name).isEqualTo(task);
            tasks.forEach((other, theirs) -> {
                if (!other.equals(name)) {
                    assertThat(api.get("/tasks/" + theirs).status())
                            .as("%s asks for the task of %s", name, other)
                            .isEqualTo(404);
                }
            });
        });
    }

    @Test
    void whatIsCutAtAnotherPlaceBetweenTenantAndIdIsAnotherKey() {
        Api left = CLOUD.as("cut");
        Api right = CLOUD.as("cut#b");

        String ofLeft = submit(left, "b#c", "b#key");
        String ofRight = submit(right, "c", "key");

        assertThat(ofLeft).isNotEqualTo(ofRight);
        assertThat(listed(left, "?agent_id=" + encoded("b#c"))).containsExactly(ofLeft);
        assertThat(listed(left, "?agent_id=c")).isEmpty();
        assertThat(listed(right, "?agent_id=c")).containsExactly(ofRight);
        assertThat(listed(right, "?agent_id=" + encoded("b#c"))).isEmpty();
        assertThat(listed(left, "?agent_id=" + encoded("b%23c"))).isEmpty();
    }

    @Test
    void anIdWithDelimitersIsATaskThatIsNotThere() {
        Api api = CLOUD.as("ids");
        String task = submit(api, "helper", "key");

        for (String id : List.of("x#META", task + "#META", task + "%23", "../" + task, "a#b", "META", " " + task)) {
            Api.Answer answer = api.get("/tasks/" + encoded(id).replace("+", "%20"));
            assertThat(answer.status()).as(id).isEqualTo(404);
            assertThat(answer.json().path("code").asText()).as(id).isEqualTo("not_found");
        }
    }

    @Test
    void agentsWithDelimitersHaveMemoriesOfTheirOwn() {
        for (String name : List.of("a#b", "META")) {
            Api api = CLOUD.as(name);
            String path = "/agents/" + encoded("x#MEMORY#" + name) + "/memories";

            assertThat(api.get(path).json().toString()).isEqualTo("{\"memories\":[],\"next_cursor\":null}");
            assertThat(api.delete(path).status()).isEqualTo(204);
        }
    }
}
