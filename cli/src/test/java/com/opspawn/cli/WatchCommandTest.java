package com.opspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WatchCommandTest {
    private static final String COMPLETED = "{\"task_id\":\"t\",\"status\":\"completed\",\"result\":\"42\"}";

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final Watching.View view = new Watching.View() {
        @Override
        public void event(JsonNode event) {
            seen.add(event.path("type").asText());
        }

        @Override
        public void lost(String why) {
            seen.add("lost: " + why);
        }

        @Override
        public void back() {
            seen.add("back");
        }
    };
    private Cli cli;

    @BeforeEach
    void start() throws IOException {
        cli = new Cli();
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    private void events(int from, String... types) {
        ObjectNode page = Json.object();
        int seq = from;
        for (String type : types) {
            page.withArray("events").addObject().put("seq", seq++).put("type", type);
        }
        page.withArray("events");
        cli.api.then(200, Json.write(page));
    }

    private ObjectNode watched() {
        ApiClient api = new ApiClient(Endpoint.parse(cli.api.address()), Optional.empty(), pauses::add);
        return new Watching(api, pauses::add).untilEnd("t", -1, view);
    }

    private List<String> asked() {
        return cli.api.asked.stream().map(ScriptedApi.Asked::line).toList();
    }

    @Test
    void aLostConnectionIsSoughtAgainWhereItWasLost() {
        events(0, "submitted", "model_answered");
        cli.api.then(502, "bad gateway");
        cli.api.then(500, "{\"detail\":\"oh\"}");
        events(2, "completed");
        cli.api.then(200, COMPLETED);

        assertThat(watched().path("result").asText()).isEqualTo("42");

        assertThat(seen)
                .containsExactly(
                        "submitted",
                        "model_answered",
                        "lost: " + cli.api.address() + "/api/v1/tasks/t/events?after=1&wait=20 answered 502",
                        "back",
                        "completed");
        assertThat(asked().subList(1, 4)).containsOnly("GET /api/v1/tasks/t/events?after=1&wait=20");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void afterTenMinutesItGivesUp() {
        events(0, "submitted");
        for (int i = 0; i < 64; i++) {
            cli.api.then(502, "bad gateway");
        }

        assertThatThrownBy(this::watched).isInstanceOf(ApiException.class);

        assertThat(pauses.stream().mapToLong(Duration::toSeconds).sum()).isBetween(590L, 620L);
        assertThat(pauses).allMatch(pause -> pause.toSeconds() <= 10);
    }

    @Test
    void anApiThatNeverAnsweredIsNotWaitedFor() {
        cli.api.then(502, "bad gateway");

        assertThatThrownBy(this::watched).isInstanceOf(ApiException.class);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aRefusalIsNotWaitedFor() {
        events(0, "submitted");
        cli.api.then(404, "{\"detail\":\"there is no task t\",\"code\":\"not_found\"}");

        assertThatThrownBy(this::watched).hasMessage("there is no task t (404 not_found)");
        assertThat(pauses).isEmpty();
    }

    @Test
    void whatStandsBehindTheEndDoesNotKeepItWatching() {
        events(0, "submitted", "cancelled", "tool_finished");
        cli.api.then(200, "{\"status\":\"cancelled\"}");

        assertThat(watched().path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void aRedrivenTaskIsWatchedToItsLastEnd() {
        events(0, "submitted", "failed", "redriven");
        events(3, "completed");
        cli.api.then(200, COMPLETED);

        assertThat(watched().path("status").asText()).isEqualTo("completed");
    }

    @Test
    void aRedriveOnTheNextPageIsWatchedToo() {
        events(0, "submitted", "failed");
        cli.api.then(200, "{\"status\":\"running\"}");
        events(2, "redriven", "completed");
        cli.api.then(200, COMPLETED);

        assertThat(watched().path("status").asText()).isEqualTo("completed");
    }

    @Test
    void aTaskThatEndedBeforeTheGivenPlaceIsNotWaitedFor() {
        events(9);
        cli.api.then(200, COMPLETED);

        assertThat(cli.at("watch", "t", "--after", "9")).isZero();
        assertThat(asked().getFirst()).isEqualTo("GET /api/v1/tasks/t/events?after=9&wait=20");
        assertThat(cli.out()).isEqualTo("\n42\n");
    }

    @Test
    void exitCodesTellHowTheTaskEnded() {
        events(0, "failed");
        cli.api.then(200, "{\"status\":\"failed\",\"status_reason\":\"step_limit\",\"error_message\":\"20 steps\"}");
        assertThat(cli.at("watch", "t")).isEqualTo(1);
        assertThat(cli.err()).isEqualTo("the task is failed (step_limit): 20 steps\n");

        events(0, "cancelled");
        cli.api.then(200, "{\"status\":\"cancelled\",\"status_reason\":null}");
        assertThat(cli.at("watch", "t")).isEqualTo(5);
        assertThat(cli.err()).isEqualTo("the task is cancelled\n");
    }

    @Test
    void asJsonEachEventIsALineAndNotesAreElsewhere() {
        events(0, "submitted", "completed");
        cli.api.then(200, COMPLETED);

        assertThat(cli.at("watch", "t", "--json")).isZero();

        assertThat(cli.out()).isEqualTo("{\"seq\":0,\"type\":\"submitted\"}\n{\"seq\":1,\"type\":\"completed\"}\n");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void whatItWaitsForIsShownWithHowToGiveItUnlessItWasGivenAlready() {
        cli.api.then(200, """
            {"events":[
            {"seq":0,"type":"input_requested","request_id":"r1","request_type":"approval","tool":"pay",
            "arguments":"{\\"amount\\":1}","question":"Pay 1?","options":[],"default_decision":"reject"},
            {"seq":1,"type":"input_given","request_id":"r1","decision":"approve","by":"ann"},
            {"seq":2,"type":"input_requested","request_id":"r2","request_type":"question","tool":"ask_person",
            "arguments":"{}","question":"Which?","options":["red"],"default_decision":"reject"}]}
            """);
        events(3, "cancelled");
        cli.api.then(200, "{\"status\":\"cancelled\"}");

        cli.at("watch", "t");

        assertThat(cli.out()).isEqualTo("""
            needs approval  Pay 1?
              → pay {"amount":1}
            approved by ann
            asks  Which?
              - red
            """);
        String at = " --endpoint " + cli.api.address();
        assertThat(cli.err())
                .isEqualTo("  opspawn answer t r2 '…'" + at + "\n  opspawn reject t r2" + at
                        + "\nthe task is cancelled\n");
    }
}
