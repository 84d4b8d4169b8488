package com.opspawn.tool.builtin.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.json.Json;
import com.opspawn.tool.Callers;
import com.opspawn.tool.Effect;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NotesTest {
    private final Notes notes = new Notes();
    private final List<ToolContext.Done> earlier = new ArrayList<>();

    private static ObjectNode write(String title, String text) {
        return Json.object().put("action", "write").put("title", title).put("text", text);
    }

    private static ObjectNode call(String action, String title) {
        return Json.object().put("action", action).put("title", title);
    }

    private static ObjectNode list() {
        return Json.object().put("action", "list");
    }

    /** As a step does: what is called is seen by the next answer's calls. */
    private String answer(ObjectNode call) throws ToolException {
        String output = notes.run(call, Callers.context(earlier));
        record("notes", Json.write(call), ToolStatus.SUCCEEDED);
        return output;
    }

    private void record(String tool, String arguments, ToolStatus status) {
        String id = "call_" + earlier.size();
        earlier.add(new ToolContext.Done(
                new ToolCall(id, tool, arguments), new ToolResult(id, tool, status, "", Duration.ZERO)));
    }

    private void assertRefused(ObjectNode call, String message) {
        assertThatThrownBy(() -> notes.run(call, Callers.context(earlier)))
                .isExactlyInstanceOf(ToolException.class)
                .hasMessage(message);
    }

    @Test
    void whatIsWrittenIsReadListedAndDeletedInLaterAnswers() throws Exception {
        assertThat(answer(list())).isEqualTo("there are no notes yet");
        assertThat(answer(write("plan", "first this, then that"))).isEqualTo("wrote 'plan', 21 characters");
        assertThat(answer(write(" found ", "42"))).isEqualTo("wrote 'found', 2 characters");
        assertThat(answer(call("read", "plan"))).isEqualTo("first this, then that");
        assertThat(answer(list())).isEqualTo("- plan (21 characters)\n- found (2 characters)");
        assertThat(answer(write("plan", "done"))).isEqualTo("wrote 'plan', 4 characters");
        assertThat(answer(call("read", "plan "))).isEqualTo("done");
        assertThat(answer(call("delete", "plan"))).isEqualTo("deleted 'plan'");
        assertThat(answer(list())).isEqualTo("- found (2 characters)");
    }

    /** Nothing is kept between calls, so a replay from the same journal sees the same. */
    @Test
    void theNotesAreThoseOfTheJournalAndOfNothingElse() throws Exception {
        answer(write("a", "1"));

        assertThat(new Notes().run(call("read", "a"), Callers.context(earlier))).isEqualTo("1");
        assertThatThrownBy(() -> notes.run(call("read", "a"), Callers.context(List.of())))
                .hasMessage("there is no note 'a': there are no notes yet");
        assertThat(notes.spec().effect()).isEqualTo(Effect.READ);
    }

    @Test
    void callsThatFailedAndOtherToolsCallsWroteNothing() throws Exception {
        record("notes", Json.write(write("a", "1")), ToolStatus.FAILED);
        record("notes", Json.write(write("b", "1")), ToolStatus.TIMED_OUT);
        record("other", Json.write(write("c", "1")), ToolStatus.SUCCEEDED);

        assertThat(answer(list())).isEqualTo("there are no notes yet");
    }

    @Test
    void whatIsMissingIsToldWithWhatThereIs() throws Exception {
        answer(write("plan", "x"));
        answer(write("found", "y"));

        assertRefused(call("read", "plans"), "there is no note 'plans': there are plan, found");
        assertRefused(call("delete", "plans"), "there is no note 'plans': there are plan, found");
        assertRefused(call("read", " "), "to read a note, give its title");
        assertRefused(Json.object().put("action", "delete"), "to delete a note, give its title");
        assertRefused(write("", "x"), "to write a note, give its title");
        assertRefused(write("plan", " "), "to write a note, give its text; to remove it, use the action delete");
    }

    @Test
    void thereIsAMostOfNotes() throws Exception {
        for (int i = 0; i < 100; i++) {
            answer(write("n" + i, "x"));
        }

        assertRefused(write("one more", "x"), "there are 100 notes, which is the most: delete or replace some");
        assertThat(answer(write("n7", "y"))).isEqualTo("wrote 'n7', 1 characters");
    }

    @Test
    void thereIsAMostOfText() throws Exception {
        for (int i = 0; i < 20; i++) {
            answer(write("n" + i, "x".repeat(9_900)));
        }

        assertRefused(
                write("one more", "x".repeat(10_000)),
                "all notes together would have 208058 characters, more than the 200000 allowed: delete or shorten"
                        + " some");
    }
}
