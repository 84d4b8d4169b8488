package com.opspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code run} asks on the terminal. */
final class AskingTest {
    private static final String PAY = "{\"request_id\":\"r1\",\"request_type\":\"approval\",\"tool\":\"pay\","
            + "\"arguments\":\"{}\",\"call_hash\":\"h1\"}";
    private static final String ASKS =
            "{\"request_id\":\"r1\",\"request_type\":\"question\",\"options\":[\"red\",\"blue\"]}";
    private static final String LOST = "{\"request_id\":\"r1\",\"request_type\":\"unknown_effect\"}";

    private final StringWriter err = new StringWriter();
    private final List<JsonNode> otherwise = new ArrayList<>();
    private Cli cli;

    @BeforeEach
    void start() throws IOException {
        cli = new Cli();
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    private void ask(String request) {
        Session session = cli.session();
        Printing printing = new Printing() {
            @Override
            boolean json() {
                return false;
            }

            @Override
            Session session() {
                return session;
            }

            @Override
            PrintWriter err() {
                return new PrintWriter(err, true);
            }
        };
        ApiClient api = new ApiClient(Endpoint.parse(cli.api.address()), Optional.empty());
        new Asking(api, printing, otherwise::add).ask("t", Json.parseOwn(request));
    }

    private String given(String request, String... typed) {
        cli.api.then(202, "{\"task_id\":\"t\"}");
        cli.typing(typed);
        ask(request);
        assertThat(cli.lastLine()).isEqualTo("POST /api/v1/tasks/t/input_requests/r1");
        assertThat(otherwise).isEmpty();
        return cli.lastBody();
    }

    @Test
    void aCallIsApprovedRejectedOrEdited() {
        assertThat(given(PAY, "y")).isEqualTo("{\"decision\":\"approve\",\"call_hash\":\"h1\"}");
        assertThat(given(PAY, "No", "too much"))
                .isEqualTo("{\"decision\":\"reject\",\"reason\":\"too much\",\"call_hash\":\"h1\"}");
        assertThat(given(PAY, "n", "")).isEqualTo("{\"decision\":\"reject\",\"call_hash\":\"h1\"}");
        assertThat(given(PAY, "e", "{\"amount\":1}"))
                .isEqualTo("{\"decision\":\"edit\",\"call_hash\":\"h1\",\"arguments\":{\"amount\":1}}");
    }

    @Test
    void whatIsNoAnswerIsAskedForAgain() {
        assertThat(given(PAY, "", "what?", "e", "[1]", "y")).contains("approve");
        assertThat(err.toString())
                .contains("what you typed is no JSON object: write the call's arguments, such as {\"amount\": 10}\n");
    }

    @Test
    void aQuestionIsAnsweredInWordsOrByNumberOrNotAtAll() {
        assertThat(given(ASKS, "green")).isEqualTo("{\"decision\":\"answer\",\"answer\":\"green\"}");
        assertThat(given(ASKS, "2")).isEqualTo("{\"decision\":\"answer\",\"answer\":\"blue\"}");
        assertThat(given(ASKS, "3")).isEqualTo("{\"decision\":\"answer\",\"answer\":\"3\"}");
        assertThat(given(ASKS, "")).isEqualTo("{\"decision\":\"reject\"}");
    }

    @Test
    void anUnknownEffectIsRunAgainGivenItsResultOrLeftUnknown() {
        assertThat(given(LOST, "r")).isEqualTo("{\"decision\":\"approve\"}");
        assertThat(given(LOST, "h", "receipt 7")).isEqualTo("{\"decision\":\"answer\",\"answer\":\"receipt 7\"}");
        assertThat(given(LOST, "k")).isEqualTo("{\"decision\":\"reject\"}");
    }

    @Test
    void whereNobodyIsThereOrTheInputEndsItIsToldHowToGiveItFromElsewhere() {
        ask(PAY);
        cli.typing();
        ask(PAY);
        ask("{\"request_id\":\"r1\",\"request_type\":\"of a later version\"}");

        assertThat(otherwise).hasSize(3);
        assertThat(cli.api.asked).isEmpty();
    }

    @Test
    void aDecisionThatComesTooLateIsToldAndTheTaskGoesOn() {
        cli.api.then(409, "{\"code\":\"already_decided\",\"detail\":\"ann has rejected it\"}");
        cli.typing("y");

        ask(PAY);

        assertThat(err.toString()).endsWith("ann has rejected it (409 already_decided)\n");
    }
}
