package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.opspawn.local.states.FunctionInvoker.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The workflow that is deployed, over scripted functions. */
class RunTaskWorkflowTest {
    /** As many as a task may have: {@code SubmissionRequest.MAX_STEPS}. */
    private static final int MOST_STEPS = 500;
    /** Step Functions keeps no more of one execution, and ends it. */
    private static final int EVENT_LIMIT = 25_000;

    private static final String INPUT = "{\"task\":{\"tenant\":\"t\",\"task_id\":\"task_1\"},\"failures\":0}";
    private static final String CONTINUE = "{\"outcome\":\"continue\",\"failures\":0,\"wait_seconds\":0}";
    private static final String DONE = "{\"outcome\":\"done\",\"failures\":0,\"wait_seconds\":0}";

    private final TestStates states = new TestStates();

    @AfterEach
    void stop() {
        states.close();
    }

    private static String definition() {
        try {
            Path file = Path.of(System.getProperty("opspawn.root"), "statemachine/run-task.asl.json");
            return Files.readString(file)
                    .replace("${RunAgentFunction}", "run-agent")
                    .replace("${RecordFailureFunction}", "record-failure")
                    // The clock is driven to whatever is due next, which a call's time-out would be.
                    .replaceAll("\"TimeoutSeconds\": \\d+,", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode retriers() {
        return Json.parseOwn(definition()).path("States").path("RunStep").path("Retry");
    }

    static List<String> errorsThatMayPass() {
        List<String> names = new ArrayList<>();
        retriers().findValues("ErrorEquals").forEach(list -> list.forEach(name -> names.add(name.asText())));
        // Of Step Functions' own time-out, which no function can report.
        names.remove("States.Timeout");
        return names;
    }

    private static Outcome failure(String error) {
        return error.startsWith("Lambda.") || error.startsWith("Sandbox.")
                ? new Outcome.ServiceError(error, "no")
                : new Outcome.FunctionError(error, "no", "{\"errorType\":\"" + error + "\"}");
    }

    @ParameterizedTest
    @MethodSource("errorsThatMayPass")
    void anErrorThatMayPassIsTriedAgainAndTheTaskSucceeds(String error) {
        states.functions()
                .does("run-agent", event -> failure(error))
                .does("run-agent", event -> failure(error))
                .answers("run-agent", DONE);
        String arn = states.start(definition(), INPUT);

        states.time().ringNext();
        states.time().ringNext();

        assertThat(states.ended(arn).status()).isEqualTo("SUCCEEDED");
        String call = "run-agent {\"task\":{\"tenant\":\"t\",\"task_id\":\"task_1\"},\"failures\":0}";
        assertThat(states.functions().calls()).containsExactly(call, call, call);
    }

    @Test
    void everyRetryIsJittered() {
        assertThat(retriers())
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(retrier ->
                        assertThat(retrier.path("JitterStrategy").asText()).isEqualTo("FULL"));
    }

    @Test
    void anErrorThatDoesNotPassEndsInRecordFailure() {
        states.functions().fails("run-agent", "java.lang.IllegalStateException", 1);
        states.functions().answers("record-failure", "{\"status\":\"failed\"}");

        var ran = states.run(definition(), INPUT);

        assertThat(ran.status()).isEqualTo("FAILED");
        assertThat(ran.error()).isEqualTo("java.lang.IllegalStateException");
        assertThat(states.functions().calls())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("record-failure {\"task\":{\"tenant\":\"t\",\"task_id\":\"task_1\"},"
                        + "\"error\":\"java.lang.IllegalStateException\",\"cause\":");
    }

    @Test
    void theLongestTaskStaysFarBelowTheLimitOfEvents() {
        String[] answers = Collections.nCopies(MOST_STEPS, CONTINUE).toArray(String[]::new);
        states.functions().answers("run-agent", answers).answers("run-agent", DONE);

        var ran = states.run(definition(), INPUT);

        assertThat(ran.status()).isEqualTo("SUCCEEDED");
        assertThat(states.functions().calls()).hasSize(MOST_STEPS + 1);
        // So that every step may be tried several times as well.
        assertThat(ran.history().size()).isLessThan(EVENT_LIMIT / 5);
    }

    @Test
    void whatTheFunctionsSayDoesNotGrowWhatTravels() {
        states.functions().answers("run-agent", CONTINUE, CONTINUE, CONTINUE, DONE);

        var ran = states.run(definition(), INPUT);

        assertThat(ran.history().stream()
                        .map(HistoryEvent::stateEnteredEventDetails)
                        .filter(entered -> entered != null && entered.name().equals("RunStep"))
                        .map(entered -> entered.input().length()))
                .hasSize(4)
                .allSatisfy(length -> assertThat(length).isLessThan(200));
    }
}
