package com.opspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code requests}, {@code approve}, {@code reject}, {@code answer}. */
final class InputCommandTest {
    private static final String PAY = """
        {"request_id":"r1","type":"approval","status":"open","tool":"pay","arguments":{"amount":4711,"to":"ACME"},
        "call_hash":"h1","question":"Pay 4711 to ACME?","options":[],"expires_at":"2026-11-23T10:00:00Z",
        "default_decision":"reject","given":null}
        """;
    private static final String ASKS = """
        {"request_id":"r2","type":"question","status":"open","tool":"ask_person","arguments":{"question":"Which?"},
        "call_hash":null,"question":"Which?","options":["red","blue"],"expires_at":null,"given":null}
        """;
    private static final String LOST = """
        {"request_id":"r3","type":"unknown_effect","status":"open","tool":"pay","arguments":"{broken",
        "call_hash":"h3","question":"Was pay made?","options":[],"expires_at":null,"given":null}
        """;
    private static final String GIVEN = """
        {"request_id":"r0","type":"approval","status":"given","tool":"pay","arguments":{"amount":1},"call_hash":"h0",
        "question":"Pay 1?","options":[],"given":{"decision":"reject","reason":"too much","by":"ann"}}
        """;
    private static final String SHOWN = """
        r1  needs approval  Pay 4711 to ACME?
          → pay {"amount":4711,"to":"ACME"}
          until 2026-11-23T10:00:00Z, then: reject
        """;

    @TempDir
    private Path directory;

    private Cli cli;

    @BeforeEach
    void start() throws IOException {
        cli = new Cli();
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    private void open(String... requests) {
        cli.api.then(200, "{\"input_requests\":[" + String.join(",", requests) + "]}");
    }

    private void takes() {
        cli.api.then(202, "{\"task_id\":\"task_1\",\"status\":\"running\"}");
    }

    @Test
    void theOnlyOpenRequestIsShownAndApprovedWithTheHashOfWhatWasShown() {
        open(GIVEN, PAY);
        takes();

        assertThat(cli.at("approve", "task_1")).isZero();

        assertThat(cli.api.asked.getFirst().line()).isEqualTo("GET /api/v1/tasks/task_1/input_requests");
        assertThat(cli.lastLine()).isEqualTo("POST /api/v1/tasks/task_1/input_requests/r1");
        assertThat(cli.lastBody()).isEqualTo("{\"decision\":\"approve\",\"call_hash\":\"h1\"}");
        assertThat(cli.out()).isEqualTo(SHOWN + "task_1 is running\n");
    }

    @Test
    void aPersonMayThinkBetterOfIt() {
        open(PAY);
        assertThat(cli.typing("").at("approve", "task_1")).isEqualTo(1);
        assertThat(cli.api.asked).hasSize(1);
        assertThat(cli.err()).isEqualTo("Run it? [y/N] nothing was decided\n");

        open(PAY);
        takes();
        assertThat(cli.typing("Yes").at("approve", "task_1", "r1")).isZero();
        assertThat(cli.lastBody()).contains("approve");

        open(PAY);
        takes();
        assertThat(cli.at("approve", "task_1", "-y")).isZero();
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void severalOpenOnesAreListedAndOneMustBeNamed() {
        open(PAY, LOST);

        assertThat(cli.at("approve", "task_1")).isEqualTo(2);

        assertThat(cli.api.asked).hasSize(1);
        assertThat(cli.err()).isEqualTo(SHOWN + """
            r3  needs a decision  Was pay made?
              → pay {broken
            opspawn: task task_1 waits for 2 inputs: name one of them, such as r1
            """);
    }

    @Test
    void nothingOpenAndAnUnknownIdAreRefusedWithWhatThereIs() {
        open(GIVEN);
        assertThat(cli.at("approve", "task_1")).isEqualTo(3);
        assertThat(cli.err())
                .isEqualTo("opspawn: task task_1 waits for no input: opspawn get task_1 --endpoint " + cli.api.address()
                        + " shows how it stands\n");

        open(GIVEN, PAY);
        assertThat(cli.at("approve", "task_1", "r9")).isEqualTo(3);
        assertThat(cli.err()).isEqualTo("opspawn: task task_1 has no input request 'r9': use one of r0, r1\n");
    }

    @Test
    void editedArgumentsAreShownAsWhatRuns() {
        open(PAY);
        takes();

        assertThat(cli.at("approve", "task_1", "--edit", "{\"amount\": 10}", "--reason", "enough"))
                .isZero();

        assertThat(cli.lastBody())
                .isEqualTo("{\"decision\":\"edit\",\"reason\":\"enough\",\"call_hash\":\"h1\","
                        + "\"arguments\":{\"amount\":10}}");
        assertThat(cli.out()).contains("  runs: pay {\"amount\":10}\n");
    }

    @Test
    void argumentsMayComeFromAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("a.json"), "{\"amount\": 11}\n");
        open(PAY);
        takes();

        assertThat(cli.at("approve", "task_1", "--edit-file", file.toString())).isZero();
        assertThat(cli.lastBody()).contains("\"arguments\":{\"amount\":11}");

        open(PAY);
        assertThat(cli.at("approve", "task_1", "--edit-file", "nowhere")).isEqualTo(1);
        assertThat(cli.err())
                .isEqualTo("opspawn: --edit-file 'nowhere' cannot be read: name a file with the arguments as JSON\n");
    }

    @Test
    void argumentsThatAreNoObjectAreWrongUse() {
        open(PAY);
        assertThat(cli.at("approve", "task_1", "--edit", "[1]")).isEqualTo(2);
        assertThat(cli.err())
                .isEqualTo("opspawn: --edit is no JSON object: write the call's arguments, such as"
                        + " {\"amount\": 10}\n");

        open(PAY);
        assertThat(cli.at("approve", "task_1", "--edit", "{amount")).isEqualTo(2);
        assertThat(cli.err()).startsWith("opspawn: --edit is no JSON: ").endsWith("such as {\"amount\": 10}\n");
        assertThat(cli.api.asked).hasSize(2);
    }

    @Test
    void aHashThatWasSeenElsewhereGoesBeforeTheOneThatIsThereNow() {
        open(PAY);
        cli.api.then(409, "{\"code\":\"call_changed\",\"detail\":\"the call is not the one that was shown\"}");

        assertThat(cli.at("approve", "task_1", "--call-hash", "h-seen")).isEqualTo(3);

        assertThat(cli.lastBody()).isEqualTo("{\"decision\":\"approve\",\"call_hash\":\"h-seen\"}");
        assertThat(cli.err()).isEqualTo("opspawn: the call is not the one that was shown (409 call_changed)\n");
    }

    @Test
    void aRejectionCarriesItsReason() {
        open(PAY);
        takes();

        assertThat(cli.at("reject", "task_1", "--reason", "too much")).isZero();

        assertThat(cli.lastBody()).isEqualTo("{\"decision\":\"reject\",\"reason\":\"too much\",\"call_hash\":\"h1\"}");
    }

    @Test
    void aQuestionIsAnsweredWithOrWithoutItsId() {
        open(ASKS);
        takes();
        assertThat(cli.at("answer", "task_1", "blue")).isZero();
        assertThat(cli.lastBody()).isEqualTo("{\"decision\":\"answer\",\"answer\":\"blue\"}");
        assertThat(cli.out()).isEqualTo("r2  asks  Which?\n  - red\n  - blue\ntask_1 is running\n");

        open(PAY, LOST);
        takes();
        assertThat(cli.at("answer", "task_1", "r3", "receipt 7")).isZero();
        assertThat(cli.lastLine()).endsWith("/input_requests/r3");
        assertThat(cli.lastBody()).contains("\"answer\":\"receipt 7\"");
    }

    @Test
    void theWrongCommandNamesTheRightOne() {
        open(ASKS);
        assertThat(cli.at("approve", "task_1")).isEqualTo(2);
        assertThat(cli.err())
                .isEqualTo("opspawn: r2 is a question: opspawn answer task_1 r2 '…' --endpoint " + cli.api.address()
                        + "\n");

        open(PAY);
        assertThat(cli.at("answer", "task_1", "yes")).isEqualTo(2);
        assertThat(cli.err()).startsWith("opspawn: r1 is a call to approve: opspawn approve task_1 r1 --endpoint ");
    }

    @Test
    void asJsonTheTaskIsAllThatIsPrinted() throws JsonProcessingException {
        open(PAY);
        takes();

        assertThat(cli.at("approve", "task_1", "--json")).isZero();

        assertThat(cli.json().path("task_id").asText()).isEqualTo("task_1");
        assertThat(cli.out().lines()).hasSize(1);
    }

    @Test
    void requestsOfATaskAreListedWithHowToGiveThem() {
        open(GIVEN, ASKS);
        assertThat(cli.at("requests", "task_1")).isZero();
        String at = " --endpoint " + cli.api.address();
        assertThat(cli.out())
                .isEqualTo("task_1\n  r2  asks  Which?\n    - red\n    - blue\n" + "    opspawn answer task_1 r2 '…'"
                        + at + "\n    opspawn reject task_1 r2" + at + "\n");

        open(GIVEN);
        assertThat(cli.at("requests", "task_1", "--given")).isZero();
        assertThat(cli.out()).contains("rejected by ann: too much");

        open(GIVEN);
        assertThat(cli.at("requests", "task_1")).isZero();
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).isEqualTo("nothing is waited for\n");
    }

    @Test
    void requestsWithoutATaskAreThoseOfAllThatWait() throws JsonProcessingException {
        cli.api.then(200, "{\"tasks\":[{\"task_id\":\"a\"}],\"next_cursor\":\"p2\"}");
        cli.api.then(200, "{\"tasks\":[{\"task_id\":\"b\"}],\"next_cursor\":null}");
        open(PAY);
        open(ASKS);

        assertThat(cli.at("requests", "--json")).isZero();

        assertThat(cli.api.asked.get(1).line())
                .isEqualTo("GET /api/v1/tasks?cursor=p2&limit=100&status=input_required");
        assertThat(cli.json().path("input_requests").findValuesAsText("task_id"))
                .containsExactly("a", "b");
    }

    @Test
    void whatModelsAndToolsWroteCannotDriveTheTerminal() {
        open(PAY.replace("Pay 4711", "\\u001b[2JPay").replace("ACME", "\\u001b]0;x"));
        takes();

        cli.at("approve", "task_1");

        assertThat(cli.out()).doesNotContain("\u001b");
    }
}
