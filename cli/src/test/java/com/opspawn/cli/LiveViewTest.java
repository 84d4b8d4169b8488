package com.opspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.opspawn.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LiveViewTest {
    private final Locale usual = Locale.getDefault();
    private final StringWriter shown = new StringWriter();
    private final LiveView view = new LiveView(new PrintWriter(shown), Paint.NONE);

    @AfterEach
    void back() {
        Locale.setDefault(usual);
    }

    private String shown(String... events) throws JsonProcessingException {
        for (String event : events) {
            view.show(Json.parse(event));
        }
        return shown.toString();
    }

    private static String answered(String usage) {
        return """
            {"type":"model_answered","at":"2026-11-22T10:00:01.500Z","asked_at":"2026-11-22T10:00:00Z",
            "model":"openai/x","text":"I look","tool_calls":[{"id":"1","tool":"http_get","arguments":"{}"}],
            "usage":{"input_tokens":12,"output_tokens":3%s}}
            """.formatted(usage);
    }

    @Test
    void aStepIsItsThoughtItsCallsAndWhatCameOfThem() throws JsonProcessingException {
        assertThat(shown(answered(""), """
            {"type":"tools_finished","results":[
            {"tool":"http_get","status":"succeeded","output":"a page\\nof text","duration_ms":12},
            {"tool":"delete","status":"denied","output":"the policy denies writes","duration_ms":0}]}
            """)).isEqualTo("""
                step 1  I look  (openai/x, 12 + 3 tokens, 1.50 s)
                  → http_get {}
                  ← a page of text  (http_get, 12 ms)
                  ✗ denied: the policy denies writes  (delete, 0 ms)
                """);
    }

    @Test
    void theResultOfACallThatHasAnEntryOfItsOwnIsShownLikeAnyOther() throws JsonProcessingException {
        assertThat(shown("{\"type\":\"tool_started\",\"answer\":1,\"call_ids\":[\"a\"]}", """
            {"type":"tool_finished","answer":1,"call_id":"a","tool":"pay","status":"unknown","output":"nobody can tell",
            "duration_ms":30}
            """))
                .isEqualTo("  ✗ unknown: nobody can tell  (pay, 30 ms)\n");
    }

    @Test
    void dollarsAreShownWhereTheyAreKnown() throws JsonProcessingException {
        Locale.setDefault(Locale.GERMANY);

        assertThat(shown(answered(",\"cost_usd\":0.01234"), answered(",\"cost_usd\":0.000003156")))
                .contains("(openai/x, 12 + 3 tokens, $0.0123, 1.50 s)")
                .contains("(openai/x, 12 + 3 tokens, $0.0000032, 1.50 s)");
    }

    @Test
    void memoriesAreShownWithWhereTheyComeFrom() throws JsonProcessingException {
        assertThat(shown("""
            {"type":"recalled","memories":[
            {"id":"1","text":"Oslo has\\n700,000 people","score":0.876,"task_id":"task_1","source":"result"},
            {"id":"2","text":"likes metres","score":0.5,"task_id":null,"source":"user"}]}
            """)).isEqualTo("""
                remembers 2 of what was before
                  ○ Oslo has 700,000 people  (task_1, 0.88)
                  ○ likes metres  (user, 0.50)
                """);
    }

    @Test
    void aPlanIsNumberedAndItsStepsAreTickedOff() throws JsonProcessingException {
        assertThat(
                        shown(
                                "{\"type\":\"planned\",\"steps\":[\"look\",\"compare\"],\"message\":\"Do step 1\"}",
                                "{\"type\":\"plan_step_finished\",\"step\":1,\"status\":\"done\",\"result\":\"seen\",\"message\":\"m\"}",
                                "{\"type\":\"plan_step_finished\",\"step\":2,\"status\":\"failed\",\"result\":\"no\",\"message\":\"m\"}"))
                .isEqualTo("""
                    plans 2 steps
                      1. look
                      2. compare
                    plan step 1 done: seen
                    plan step 2 failed: no
                    """);
    }

    @Test
    void whatHappensToAnswersModelsAndTheConversationIsToldWithItsReason() throws JsonProcessingException {
        assertThat(shown(
                        "{\"type\":\"answer_rejected\",\"reason\":\"invalid_output\",\"message\":\"total is missing\"}",
                        "{\"type\":\"model_failed\",\"model\":\"a/x\",\"reason\":\"no_answer\",\"message\":\"429\",\"charged\":false}",
                        "{\"type\":\"model_changed\",\"from\":\"a/x\",\"to\":\"b/y\",\"reason\":\"model_unavailable\","
                                + "\"message\":\"asked 4 times\"}",
                        """
                        {"type":"compacted","summary":"so far","kept_from":9,"model":"b/y","usage":{"input_tokens":1,
                        "output_tokens":2,"cost_usd":0.5},"asked_at":"2026-11-22T10:00:00Z",
                        "at":"2026-11-22T10:00:02Z"}
                        """))
                .isEqualTo("""
                    answer rejected (invalid_output): total is missing
                    no answer from a/x (no_answer: 429)
                    b/y takes over from a/x (model_unavailable: asked 4 times)
                    summary of what was before: so far  (b/y, 1 + 2 tokens, $0.5000, 2.00 s)
                    """);
    }

    @Test
    void typesOfALaterVersionAreShownByNameAndCannotDriveTheTerminal() throws JsonProcessingException {
        assertThat(shown("{\"type\":\"child_started\"}", "{\"type\":\"x\\u001b[31m\"}"))
                .isEqualTo("· child_started\n· x[31m\n");
    }

    @Test
    void fieldsThatAreMissingOrOfAnotherKindBreakNothing() throws JsonProcessingException {
        shown(
                "{}",
                "{\"type\":\"model_answered\"}",
                "{\"type\":\"model_answered\",\"usage\":7,\"tool_calls\":\"none\",\"asked_at\":1,\"at\":[]}",
                "{\"type\":\"tools_finished\",\"results\":[3]}",
                "{\"type\":\"recalled\",\"memories\":[{}]}",
                "{\"type\":\"planned\"}",
                "{\"type\":\"plan_step_finished\"}",
                "{\"type\":\"model_changed\"}",
                "{\"type\":\"compacted\"}");

        assertThat(shown.toString())
                .contains("step 2  answers  (, 0 + 0 tokens)")
                .contains("plans 0 steps");
    }

    @Test
    void whatPeopleDoIsShownWithWhoDidIt() throws JsonProcessingException {
        assertThat(shown(
                        "{\"type\":\"paused\",\"reason\":\"lunch\",\"by\":\"ann\"}",
                        "{\"type\":\"resumed\",\"reason\":null,\"by\":\"ann\"}",
                        "{\"type\":\"message_added\",\"content\":\"also\\nBergen\",\"by\":\"bob\"}",
                        "{\"type\":\"input_given\",\"decision\":\"edit\",\"arguments\":\"{}\",\"by\":\"ann\"}",
                        "{\"type\":\"input_given\",\"decision\":\"reject\",\"reason\":\"late\",\"by\":\"expiry\"}",
                        "{\"type\":\"input_given\",\"decision\":\"answer\",\"answer\":\"red\",\"by\":\"ann\"}"))
                .isEqualTo("""
                    paused by ann: lunch
                    goes on by ann
                    message from bob: also Bergen
                    approved with other arguments by ann: {}
                    rejected by expiry: late
                    answered by ann: red
                    """);
    }

    @Test
    void aRedriveIsShownBehindTheFailureThatItGoesOnFrom() throws JsonProcessingException {
        assertThat(shown(
                        "{\"type\":\"failed\",\"reason\":\"model_unavailable\",\"message\":\"down\"}",
                        "{\"type\":\"redriven\",\"reason\":\"it is up\",\"by\":\"ann\"}"))
                .isEqualTo("failed (model_unavailable: down)\nredriven by ann: it is up\n");
    }

    @Test
    void theEndIsLeftToWhoPrintsTheTask() throws JsonProcessingException {
        assertThat(shown(
                        "{\"type\":\"submitted\"}",
                        "{\"type\":\"model_asked\"}",
                        "{\"type\":\"completed\",\"result\":\"r\"}",
                        "{\"type\":\"failed\",\"reason\":\"r\"}",
                        "{\"type\":\"cancelled\"}"))
                .isEmpty();
    }
}
