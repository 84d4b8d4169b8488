package com.opspawn.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.json.Json;
import com.opspawn.task.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as a stream of server-sent events. */
final class EventStreamTest {
    private static final Map<String, String> STREAM = Map.of("Accept", "text/event-stream");
    private static final String SUBMITTED = "id: 0\n"
        + "data:"
        + " {\"seq\":0,\"type\":\"submitted\",\"at\":\"2026-11-22T12:00:00Z\",\"task_type\":\"agent_task\",\"input_data\":{\"prompt\":\"hello\"}}\n\n";
    private static final String COMPLETED =
            "id: 1\ndata: {\"seq\":1,\"type\":\"completed\",\"at\":\"2026-11-22T12:00:01Z\",\"result\":\"42\"}\n\n";

    private final Bench bench = new Bench();

    private APIGatewayV2HTTPResponse stream(Map<String, String> query) {
        return bench.events(query, STREAM);
    }

    private APIGatewayV2HTTPResponse streamBehind(String lastEventId) {
        return bench.events(Map.of(), Map.of("accept", "text/event-stream", "last-event-id", lastEventId));
    }

    private static Fact.ModelAnswered answer(String text) {
        return new Fact.ModelAnswered(
                "demo/demo", text, List.of(), FinishReason.STOP, Usage.NONE, DrivenPatience.START);
    }

    private static List<JsonNode> data(APIGatewayV2HTTPResponse response) {
        return response.getBody()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> Json.parseOwn(line.substring("data: ".length())))
                .collect(Collectors.toList());
    }

    // ----------------------------------------------------------------- framing

    @Test
    void whatThereIsIsSentAtOnceAndEndsTheAnswer() {
        bench.append(new Fact.Completed("42"));

        APIGatewayV2HTTPResponse response = stream(Map.of());

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getHeaders())
                .containsEntry("Content-Type", "text/event-stream")
                .containsEntry("Cache-Control", "no-cache, no-store")
                .containsEntry("Vary", "Accept");
        assertThat(response.getBody()).isEqualTo("retry: 500\n" + SUBMITTED + COMPLETED);
        assertThat(bench.patience().pauses()).isEmpty();
    }

    @Test
    void theDataIsThatOfTheLongPoll() {
        bench.append(answer("Let me see."), new Fact.Completed("42"));

        JsonNode polled = Json.parseOwn(bench.events(Map.of(), Map.of()).getBody());

        assertThat(data(stream(Map.of()))).containsExactlyElementsOf(polled.path("events"));
    }

    /** Above all those that end a line in some reading of the standard, and the field separators. */
    @Test
    void noCharacterBreaksAnEventsLine() {
        String all =
                IntStream.rangeClosed(0, 0x3000).mapToObj(Character::toString).collect(Collectors.joining())
                        + "\r\n\r\ndata: x\n\nid: 99\n\n\uFEFF\u2028\u2029\uD83D\uDE00";
        bench.append(answer(all));

        String body = stream(Map.of("after", "0")).getBody();

        assertThat(body).matches("(?s)retry: 500\\nid: 1\\ndata: [^\\r\\n]*\\n\\n");
        assertThat(data(stream(Map.of("after", "0"))).getFirst().path("text").textValue())
                .isEqualTo(all);
    }

    @Test
    void aLongJournalComesInSeveralAnswers() {
        Fact.ModelAnswered big = answer("x".repeat(700_000));
        bench.append(big, big, big);

        List<Integer> seqs = new ArrayList<>();
        data(stream(Map.of())).forEach(event -> seqs.add(event.path("seq").intValue()));
        assertThat(seqs).containsExactly(0, 1, 2);
        assertThat(data(streamBehind("2"))).hasSize(1);
    }

    // -------------------------------------------------------------------- place

    @Test
    void theLastEventsIdWinsOverAfter() {
        bench.append(new Fact.Completed("42"));
        Map<String, String> resumed = Map.of("Accept", "text/event-stream", "Last-Event-ID", "0");

        String body = bench.events(Map.of("after", "-1"), resumed).getBody();

        assertThat(body).isEqualTo("retry: 500\n" + COMPLETED);
        assertThat(streamBehind(" ").getBody()).isEqualTo("retry: 500\n" + SUBMITTED + COMPLETED);
        assertThat(stream(Map.of("after", "0")).getBody()).isEqualTo("retry: 500\n" + COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1,2", "1.0", "9223372036854775807", "99999999999999999999"})
    void anIdThatWasNeverGivenOutIsRefused(String id) {
        APIGatewayV2HTTPResponse response = streamBehind(id);

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(Json.parseOwn(response.getBody()).path("errors").findValuesAsText("detail"))
                .containsExactly("Last-Event-ID must be the id of an event, its seq, but is '" + id + "'");
    }

    @Test
    void theLastEventsIdIsThePlaceOfALongPollToo() {
        bench.append(new Fact.Completed("42"));

        JsonNode polled = Json.parseOwn(bench.events(Map.of("after", "-1"), Map.of("Last-Event-ID", "0"))
                .getBody());

        assertThat(polled.path("events").findValuesAsText("seq")).containsExactly("1");
        assertThat(bench.events(Map.of(), Map.of("Last-Event-ID", "x")).getStatusCode())
                .isEqualTo(422);
    }

    // ------------------------------------------------------------------ waiting

    @Test
    void aStreamWaitsForTheNextEventByItself() {
        bench.patience().meanwhile(() -> {
            if (bench.patience().pauses().size() == 3) {
                bench.append(new Fact.Completed("42"));
            }
        });

        assertThat(streamBehind("0").getBody()).isEqualTo("retry: 500\n" + COMPLETED);
    }

    /** An empty line would make a client forget its place, in the standard's own words. */
    @Test
    void whereNothingCameAnAnswerHasACommentAndNoEmptyLine() {
        assertThat(streamBehind("0").getBody()).isEqualTo("retry: 500\n: nothing new\n");
        assertThat(bench.patience().waited()).isEqualTo(Duration.ofSeconds(19));
    }

    @Test
    void aStreamWaitsAsLongAsItIsAskedTo() {
        assertThat(stream(Map.of("after", "0", "wait", "3")).getStatusCode()).isEqualTo(200);
        assertThat(bench.patience().waited()).isEqualTo(Duration.ofSeconds(3));
    }

    // ---------------------------------------------------------------------- end

    @Test
    void whoHasAllOfAnEndedTaskIsToldToStop() {
        bench.append(new Fact.Failed("step_failed", "a step failed"));

        for (String id : List.of("1", "2", "99999999999")) {
            APIGatewayV2HTTPResponse response = streamBehind(id);
            assertThat(response.getStatusCode()).isEqualTo(204);
            assertThat(response.getBody()).isEmpty();
        }
        assertThat(stream(Map.of("after", "1")).getStatusCode()).isEqualTo(204);
        assertThat(bench.patience().pauses()).isEmpty();
    }

    @Test
    void theEndItselfIsSentToWhoHasAllBeforeIt() {
        bench.append(new Fact.Cancelled("enough", "developer"));

        assertThat(data(streamBehind("0")).getFirst().path("type").textValue()).isEqualTo("cancelled");
    }

    @Test
    void whatIsRecordedAfterTheEndIsSentToWhoComesBackAndNotWaitedFor() {
        bench.append(new Fact.Cancelled("enough", "developer"));
        ToolResult late = new ToolResult("c1", "http_request", ToolStatus.SUCCEEDED, "sent", Duration.ofSeconds(3));
        bench.append(new Fact.ToolFinished(0, late));

        assertThat(data(streamBehind("1")).getFirst().path("type").textValue()).isEqualTo("tool_finished");
        assertThat(streamBehind("2").getStatusCode()).isEqualTo(204);
        assertThat(bench.patience().pauses()).isEmpty();
    }

    // ------------------------------------------------------------------- others

    @Test
    void wrongParametersOfAStreamAreAProblem() {
        APIGatewayV2HTTPResponse response = stream(Map.of("after", "x", "since", "1"));

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(response.getHeaders()).containsEntry("Content-Type", "application/problem+json");
        assertThat(Json.parseOwn(response.getBody()).path("errors").findValuesAsText("field"))
                .containsExactly("after", "since");
    }
}
