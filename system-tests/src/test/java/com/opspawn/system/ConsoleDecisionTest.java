package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a person decides in the console, on a whole local cloud. */
final class ConsoleDecisionTest {
    private static ConsoleStage stage;

    @BeforeAll
    static void open() {
        stage = ConsoleStage.get();
    }

    private static String status(String task) {
        return stage.api().get("/tasks/" + task).json().path("status").asText();
    }

    private static JsonNode event(String task, String type) {
        return stage.api().events(task).stream()
                .filter(event -> event.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("no " + type + " in " + stage.api().events(task)));
    }

    private static Page waiting(String task) {
        return stage.task(task).shows(".request h3", "Approve calculator?").shows(".facts", "Needs you");
    }

    private static Api.Answer decide(String task, ObjectNode decision) {
        String request = event(task, "input_requested").path("request_id").asText();
        return stage.api().post("/tasks/" + task + "/input_requests/" + request, Json.write(decision));
    }

    @Test
    void aCallIsApprovedAsItIsShownAndInNoOtherForm() {
        String task = stage.task("careful", "approved as shown");
        Page page = waiting(task)
                .shows(".request", "every sum is looked at")
                .shows(".request pre", "{\"expression\": \"6 * 7\"}");

        // Whoever approves another call than the stored one is refused, and the page's own approval still counts.
        ObjectNode changed = Json.object().put("decision", "approve");
        changed.putObject("arguments").put("expression", "6 * 8");
        assertThat(decide(task, changed).json().path("code").asText()).isEqualTo("call_changed");
        assertThat(decide(task, Json.object().put("decision", "approve").put("call_hash", "another"))
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("call_changed");
        page.click("Approve");

        page.shows(".outcome", "The answer to \"approved as shown\" is 42.").shows(".call .output", "42");
        assertThat(page.text("document.querySelector('.requests').hidden")).isEqualTo("true");
        assertThat(event(task, "input_given").path("decision").asText()).isEqualTo("approve");
        assertThat(decide(task, changed.deepCopy().put("decision", "edit")).status())
                .isEqualTo(409);
        stage.hasSeenNothingWrong(page);
    }

    @Test
    void aCallIsApprovedWithOtherArguments() {
        String task = stage.task("careful", "approved with changes");
        Page page = waiting(task).click("Edit arguments").until("document.activeElement.tagName === 'TEXTAREA'");
        page.evaluate("document.activeElement.select()");
        page.type("{\"expression\": \"6 * 9\"}").click("Approve with these arguments");

        page.shows(".entry", "Approved with changes by developer")
                .shows(".call .output", "54")
                .shows(".facts", "Completed");
        stage.hasSeenNothingWrong(page);
    }

    @Test
    void argumentsThatAreNoObjectAreNotSent() {
        Page page = waiting(stage.task("careful", "no object")).click("Edit arguments");
        page.evaluate("document.activeElement.select()");
        page.type("[6]")
                .click("Approve with these arguments")
                .shows("[role=alert]", "The arguments are not a JSON object");

        assertThat(page.requests).noneMatch(address -> address.getPath().contains("/input_requests/"));
        stage.hasSeenNothingWrong(page);
    }

    @Test
    void aCallIsRejectedWithTheKeyboardAndTheAgentIsTold() {
        String task = stage.task("careful", "rejected");
        Page page = waiting(task)
                .tabTo(".request input")
                .type("not today")
                .tabTo(".request .danger-quiet")
                .press("Enter");

        page.shows(".entry", "Rejected by developer")
                .shows(".entry", "not today")
                .shows(".facts", "Completed");
        assertThat(event(task, "tools_finished").toString()).contains("not today");
        stage.hasSeenNothingWrong(page);
    }

    /** Two people look at the same request; the second is told that the first was faster. */
    @Test
    void aDecisionThatCameTooLateIsSaid() {
        String task = stage.task("careful", "decided twice");
        // It has seen the request, and hears nothing of what happens next.
        Page page = stage.browser().page();
        page.send("Page.addScriptToEvaluateOnNewDocument", Json.object().put("source", "delete window.EventSource"));
        page.open(stage.url() + "/#/tasks/" + task).shows(".request h3", "Approve calculator?");
        decide(task, Json.object().put("decision", "reject"));
        stage.api().ended(task);

        page.click("Approve").shows(".request [role=alert]", "409");
        assertThat(page.text("document.querySelector('.request [role=alert] .code').innerText"))
                .contains("409");
    }

    @Test
    void aQuestionIsAnsweredWithOneOfItsOptions() {
        String task = stage.task(
                "curious", "call ask_person with {\"question\":\"Which way?\",\"options\":[\"left\",\"right\"]}");
        Page page = stage.task(task).shows(".request", "Which way?").click("right");

        page.shows(".entry", "Answered by developer").shows(".facts", "Completed");
        assertThat(event(task, "input_given").path("answer").asText()).isEqualTo("right");
        stage.hasSeenNothingWrong(page);
    }

    @Test
    void aRunningTaskIsCancelledAndItsModelIsNotAskedAgain() {
        stage.model().shut();
        String task = stage.api().submit("cancelled");
        Page page = stage.task(task)
                .shows(".call .output", "42")
                .click("Cancel")
                .shows("dialog", "Nothing further starts.");
        page.type("no longer needed").click("Cancel task");

        page.shows(".facts", "Cancelled")
                .shows(".outcome", "no longer needed")
                .shows(".entry", "Cancelled by developer");
        stage.model().open();
        assertThat(status(task)).isEqualTo("cancelled");
        assertThat(page.text("[...document.querySelectorAll('main button')].filter(one =>"
                        + " one.checkVisibility()).map(one => one.innerText).join()"))
                .isEqualTo("Journal");
        stage.hasSeenNothingWrong(page);
    }

    @Test
    void aTaskIsPausedSpokenToAndResumed() {
        stage.model().shut();
        String task = stage.api().submit("paused");
        Page page = stage.task(task)
                .shows(".call .output", "42")
                .click("Pause")
                .shows("dialog", "no further one starts")
                .click("Pause task");
        page.shows(".facts", "Paused").evaluate("document.getElementById('message').focus()");
        page.type("be brief").press("Enter", 2).shows(".entry", "be brief");
        stage.model().open();
        page.click("Resume").shows(".entry", "Resumed by developer").shows(".facts", "Completed");

        assertThat(event(task, "message_added").path("content").asText()).isEqualTo("be brief");
        stage.hasSeenNothingWrong(page);
    }

    @Test
    void aFailedTaskIsRedriven() {
        String task = stage.api()
                .submitted(Json.object()
                        .put("task_type", "agent_task")
                        .put("prompt", "redriven")
                        .set("budget", Json.object().put("max_steps", 1)));
        stage.api().ended(task);
        Page page = stage.task(task)
                .shows(".outcome", "step_limit")
                .click("Redrive")
                .click("Redrive task");

        page.shows(".entry", "Redriven by developer");
        stage.hasSeenNothingWrong(page);
    }
}
