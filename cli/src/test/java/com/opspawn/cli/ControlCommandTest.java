package com.opspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.opspawn.json.Json;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlCommandTest {
    private Cli cli;

    @BeforeEach
    void start() throws IOException {
        cli = new Cli();
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    private void answersTask(String status, String reason) {
        cli.api.then(
                202,
                "{\"task_id\":\"task_1\",\"status\":\"" + status + "\",\"status_reason\":"
                        + (reason.isEmpty() ? "null" : "\"" + reason + "\"") + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "redrive", "cancel"})
    void anActionIsOneRequestWithItsReasonAndSaysHowTheTaskStands(String action) {
        answersTask("paused", "lunch");

        assertThat(cli.at(action, "task_1", "--reason", "lunch")).isZero();

        assertThat(cli.api.asked)
                .containsExactly(
                        new ScriptedApi.Asked("POST /api/v1/tasks/task_1/" + action, "", "{\"reason\":\"lunch\"}"));
        assertThat(cli.out()).isEqualTo("task_1 is paused (lunch)\n");
        assertThat(cli.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "redrive", "cancel"})
    void withoutAReasonTheBodyIsEmptyAndAsJsonTheTaskIsAllThatIsPrinted(String action) throws JsonProcessingException {
        answersTask("running", "");

        assertThat(cli.at(action, "task_1", "--json")).isZero();

        assertThat(cli.lastBody()).isEqualTo("{}");
        assertThat(cli.json().path("status").asText()).isEqualTo("running");
        assertThat(cli.out().lines()).hasSize(1);
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void aRefusalIsExitCodeThreeInTheApisOwnWords() {
        cli.api.then(409, "{\"code\":\"task_ended\",\"detail\":\"task task_1 is completed: nothing can be paused\"}");

        assertThat(cli.at("pause", "task_1")).isEqualTo(3);

        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).isEqualTo("opspawn: task task_1 is completed: nothing can be paused (409 task_ended)\n");
    }

    @Test
    void whatIsNotThereIsExitCodeFourAndSaysHowToStartIt() {
        assertThat(cli.run("pause", "task_1", "--endpoint", "http://127.0.0.1:9"))
                .isEqualTo(4);

        assertThat(cli.err())
                .isEqualTo("opspawn: cannot reach http://127.0.0.1:9/api/v1: Connection refused; is it up? Start it"
                        + " with ./opspawn up, or name another one with --endpoint\n");
    }

    @Test
    void whatAnswersUselesslyIsExitCodeFourToo() {
        cli.api.then(500, "{\"code\":\"internal_error\",\"detail\":\"It was logged under request id 7\"}");

        assertThat(cli.at("get", "task_1")).isEqualTo(4);
        assertThat(cli.err()).isEqualTo("opspawn: It was logged under request id 7 (500 internal_error)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x", "http://", "a b"})
    void anEndpointThatIsNoAddressIsWrongUse(String endpoint) {
        assertThat(cli.run("get", "task_1", "--endpoint", endpoint)).isEqualTo(2);
        assertThat(cli.err()).isEqualTo("opspawn: --endpoint '" + endpoint + "' is no address: use http://host:port\n");
    }

    @Test
    void aBlankTaskIdIsWrongUse() {
        assertThat(cli.at("cancel", " ")).isEqualTo(2);
        assertThat(cli.err()).isEqualTo("opspawn: TASK_ID is blank: give a task's id\n");
    }

    @Test
    void aMessageIsSentUnderAKeySoThatItArrivesOnce() {
        answersTask("running", "");
        answersTask("running", "");

        assertThat(cli.at("message", "task_1", "also in Bergen", "--idempotency-key", "k1"))
                .isZero();
        assertThat(cli.at("message", "task_1", "also in Bergen")).isZero();

        assertThat(cli.api.asked.getFirst())
                .isEqualTo(new ScriptedApi.Asked(
                        "POST /api/v1/tasks/task_1/messages", "k1", "{\"content\":\"also in Bergen\"}"));
        assertThat(cli.api.asked.getLast().idempotencyKey()).isNotEmpty().isNotEqualTo("k1");
        assertThat(cli.out()).isEqualTo("task_1 is running\n");
    }

    @Test
    void manyAreCancelledPageByPageWithTheSameFilter() {
        cli.api.then(202, "{\"cancelled\":[\"a\",\"b\"],\"skipped\":[\"c\"],\"next_cursor\":\"p2\"}");
        cli.api.then(202, "{\"cancelled\":[\"d\"],\"skipped\":[],\"next_cursor\":null}");

        assertThat(cli.at("cancel", "--status", "running", "--agent", "analyst", "--reason", "over"))
                .isZero();

        assertThat(cli.api.asked).extracting(ScriptedApi.Asked::line).containsOnly("POST /api/v1/tasks/cancel");
        assertThat(cli.api.asked.getFirst().body())
                .isEqualTo("{\"status\":\"running\",\"agent_id\":\"analyst\",\"reason\":\"over\"}");
        assertThat(cli.lastBody())
                .isEqualTo("{\"status\":\"running\",\"agent_id\":\"analyst\",\"reason\":\"over\",\"cursor\":\"p2\"}");
        assertThat(cli.out()).isEqualTo("a\nb\nd\n");
        assertThat(cli.err()).isEqualTo("cancelled 3, 1 had ended\n");
    }

    @Test
    void asJsonAllPagesAreOneDocument() throws JsonProcessingException {
        cli.api.then(202, "{\"cancelled\":[\"a\"],\"skipped\":[],\"next_cursor\":\"p2\"}");
        cli.api.then(202, "{\"cancelled\":[\"b\"],\"skipped\":[\"c\"],\"next_cursor\":null}");

        assertThat(cli.at("cancel", "--created-before", "2026-11-22T12:00:00Z", "--json"))
                .isZero();

        assertThat(cli.json()).isEqualTo(Json.parse("{\"cancelled\":[\"a\",\"b\"],\"skipped\":[\"c\"]}"));
    }

    @Test
    void aPersonIsAskedBeforeManyAreCancelledAndAScriptIsNot() {
        assertThat(cli.typing("n").at("cancel", "--all")).isZero();
        assertThat(cli.api.asked).isEmpty();
        assertThat(cli.err()).isEqualTo("Cancel all of these tasks? [y/N] nothing was cancelled\n");

        cli.api.then(202, "{\"cancelled\":[],\"skipped\":[],\"next_cursor\":null}");
        assertThat(cli.typing("y").at("cancel", "--all")).isZero();
        assertThat(cli.lastBody()).isEqualTo("{\"all\":true}");

        cli.api.then(202, "{\"cancelled\":[],\"skipped\":[],\"next_cursor\":null}");
        assertThat(cli.at("cancel", "--all", "--yes")).isZero();
        assertThat(cli.api.asked).hasSize(2);
    }

    @Test
    void whatToCancelMustBeSaidInOneWay() {
        String told = "opspawn: say what to cancel: a TASK_ID, or the tasks that --status, --agent and --created-before"
                + " find, or --all\n";
        assertThat(cli.at("cancel")).isEqualTo(2);
        assertThat(cli.err()).isEqualTo(told);
        assertThat(cli.at("cancel", "task_1", "--all")).isEqualTo(2);
        assertThat(cli.err()).isEqualTo(told);
        assertThat(cli.api.asked).isEmpty();
    }

    @Test
    void getShowsTheStatusAndWhatCanBeDone() {
        cli.api.then(200, "{\"task_id\":\"task_1\",\"status\":\"paused\",\"status_reason\":\"lunch\",\"result\":null}");
        assertThat(cli.at("get", "task_1")).isZero();
        assertThat(cli.out()).isEqualTo("task_id        task_1\nstatus         paused\nstatus_reason  lunch\n");
        assertThat(cli.err())
                .isEqualTo("to let it go on:  opspawn resume task_1 --endpoint " + cli.api.address() + "\n");

        cli.api.then(200, "{\"task_id\":\"task_1\",\"status\":\"input_required\"}");
        cli.at("get", "task_1");
        assertThat(cli.err()).startsWith("to see what it waits for:  opspawn requests task_1");

        cli.api.then(200, "{\"task_id\":\"task_1\",\"status\":\"failed\"}");
        cli.at("get", "task_1");
        assertThat(cli.err()).startsWith("to let it go on from its journal:  opspawn redrive task_1");

        cli.api.then(200, "{\"task_id\":\"task_1\",\"status\":\"failed\"}");
        cli.at("get", "task_1", "--json");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void theLongestStatusKeepsTheListInItsColumns() {
        cli.api.then(200, """
            {"tasks":[{"task_id":"task_1","status":"input_required","created_at":"2026-11-22T10:00:00Z",
            "input_data":{"prompt":"a"}},{"task_id":"task_2","status":"paused","created_at":"2026-11-22T10:00:00Z",
            "input_data":{"goal":"b"}}],"next_cursor":"c1"}
            """);

        assertThat(cli.at("list", "--status", "paused")).isZero();

        assertThat(cli.lastLine()).isEqualTo("GET /api/v1/tasks?status=paused");
        assertThat(cli.out()).isEqualTo("""
            task_1  input_required  2026-11-22T10:00:00Z  a
            task_2  paused          2026-11-22T10:00:00Z  b
            more: --cursor c1
            """);
    }
}
