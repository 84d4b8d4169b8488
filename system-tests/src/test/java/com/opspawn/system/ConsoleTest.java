package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console in a browser, on a whole local cloud with a scripted model. */
final class ConsoleTest {
    private static final String HOSTILE =
            "<img src=x onerror=\"document.title='injected'\"><script>document.title='injected'"
                    + "</script><a href=\"javascript:document.title='injected'\">[here](javascript:alert(1))</a>";

    private static ConsoleStage stage;

    private Page page;

    @BeforeAll
    static void open() {
        stage = ConsoleStage.get();
    }

    @BeforeEach
    void openList() {
        page = stage.list();
    }

    @AfterEach
    void nothingWentWrong() {
        stage.model().open();
        stage.hasSeenNothingWrong(page);
        assertThat(page.text("document.title")).isNotEqualTo("injected");
    }

    private static Api api() {
        return stage.api();
    }

    private Page openTask(String taskId) {
        return page.open(stage.url() + "/#/tasks/" + taskId);
    }

    private String taskOfPage() {
        return page.until("location.hash.startsWith('#/tasks/')").text("location.hash.slice('#/tasks/'.length)");
    }

    @Test
    void aTaskIsWatchedLiveFromItsSubmissionToItsResult() {
        stage.model().shut();
        page.click("New task").until("document.activeElement.tagName === 'H1'");
        page.evaluate("document.getElementById('new-prompt').focus()");
        page.type("How much is six times seven?").click("Start task");

        // The second turn of the model waits: what is there already is shown, and the task still runs.
        page.shows(".call", "calculator")
                .shows(".call .output", "42")
                .shows(".facts", "Running")
                .shows(".tail", "the model is thinking");
        assertThat(page.text("document.querySelector('.outcome').hidden")).isEqualTo("true");
        stage.model().open();

        page.shows(".outcome", "The answer to \"How much is six times seven?\" is 42.")
                .shows(".facts", "Completed");
        assertThat(page.text("document.title")).isEqualTo("Completed: How much is six times seven? · Opspawn");
        String expected = String.join(
                ",",
                Api.types(api().events(taskOfPage())).stream()
                        .filter(type -> !type.equals("tools_finished"))
                        .toList());
        assertThat(page.text("[...document.querySelectorAll('.entry')].map(one => one.dataset.type).join()"))
                .isEqualTo(expected);
        assertThat(page.text("document.getElementById('announcer').innerText")).contains("Step 2 answers", "Completed");
    }

    @Test
    void theListShowsANewTaskAndItsStatusByItself() {
        String id = api().submit("listed by itself");

        page.shows("tr", "listed by itself")
                .until("[...document.querySelectorAll('tr')].some(row => "
                        + "row.innerText.includes('listed by itself') && row.innerText.includes('Completed'))");
        page.click("listed by itself").shows(".outcome", "is 42.");
        assertThat(taskOfPage()).isEqualTo(id);
    }

    @Test
    void theListIsFilteredByStatusAndAgentAndTheAddressKeepsTheFilters() {
        String id = stage.task("curious", "of the curious one");
        api().submit("of the assistant");
        api().ended(id);

        page.open(stage.url() + "/#/?status=completed&agent=curious").shows("tbody", "of the curious one");
        assertThat(page.text("document.querySelector('tbody').innerText")).doesNotContain("of the assistant");
        page.evaluate("(select => { select.value = 'failed'; select.dispatchEvent(new Event('change')); })"
                + "(document.getElementById('filter-status'))");
        page.shows(".list-foot", "No task fits these filters.");
        assertThat(page.text("location.hash")).isEqualTo("#/?status=failed&agent=curious");
    }

    @Test
    void whatAnAgentWritesStaysText() {
        String id = api().submitted(Json.object()
                .put("task_type", "agent_task")
                .put("name", HOSTILE)
                .put("prompt", HOSTILE));
        api().ended(id);

        page.shows("tbody", HOSTILE.substring(0, 120));
        assertThat(page.text("document.querySelectorAll('tbody img, tbody script, tbody [href^=javascript]').length"))
                .isEqualTo("0");
        openTask(id)
                .shows(".outcome", "The answer to \"" + HOSTILE + "\" is 42.")
                .shows("h1", HOSTILE.substring(0, 120));
        assertThat(page.text("document.querySelectorAll('main img, main script, main iframe, [href^=javascript],"
                        + " [onerror]').length"))
                .isEqualTo("0");
        assertThat(page.text("document.documentElement.outerHTML")).doesNotContain("<img src=\"x\"");
    }

    /** Were a page of ours ever to write markup, the browser would refuse it. */
    @Test
    void theBrowserItselfRefusesMarkupAndForeignScripts() {
        assertThat(page.text("(() => { try { document.body.innerHTML = '<b>bold</b>'; return 'written'; } catch"
                        + " (error) { return error.name; } })()"))
                .isEqualTo("TypeError");
        page.evaluate(
                "document.head.append(Object.assign(document.createElement('style'), {textContent: 'body { opacity: 0"
                        + " }'}))");

        page.until("getComputedStyle(document.body).opacity === '1'");
        assertThat(page.complaints)
                .hasSize(2)
                .allMatch(complaint -> complaint.contains("violates the following Content Security Policy")
                        || complaint.contains("requires 'Trusted"));
        page.complaints.clear();
    }

    @Test
    void aTaskIsSubmittedWithTheKeyboardAlone() {
        page.press("Tab");
        assertThat(page.text("document.activeElement.innerText")).isEqualTo("Skip to the content");
        page.tabTo("#nav-new")
                .press("Enter")
                .until("document.activeElement.innerText === 'New task' && document.activeElement.tagName === 'H1'");
        page.tabTo("#new-prompt").type("with the keyboard alone").press("Enter", 2);

        page.shows(".outcome", "The answer to \"with the keyboard alone\" is 42.");
        assertThat(page.text("document.activeElement.tagName")).isEqualTo("H1");
    }

    @Test
    void whatIsWrongWithAFormIsSaidAtItsField() {
        page.open(stage.url() + "/#/new").click("Start task").shows("#new-prompt-error", "is missing: say what to do");

        page.shows("[role=alert]", "The request is not valid").until("document.activeElement.id === 'new-prompt'");
        assertThat(page.text("document.activeElement.getAttribute('aria-invalid')"))
                .isEqualTo("true");
        assertThat(page.complaints).hasSize(1).allMatch(said -> said.contains("status of 422"));
        page.complaints.clear();
    }

    @Test
    void aTaskThatDoesNotExistIsSaidInTheApisWords() {
        openTask("task_none").shows("[role=alert]", "there is no task 'task_none'");
        assertThat(page.complaints).allMatch(said -> said.contains("status of 404"));
        page.complaints.clear();
    }

    @Test
    void theJournalIsDownloadedWholeAsJson() {
        String id = api().submit("kept for later");
        api().ended(id);
        // The file's content, as it is handed to the browser.
        page.evaluate(
                "(create => { URL.createObjectURL = file => { window.file = file; return create.call(URL, file); };"
                        + " })(URL.createObjectURL)");

        page.evaluate("location.hash = '#/tasks/" + id + "'");
        page.shows(".facts", "Completed").click("Journal").until("window.file");
        JsonNode journal = Json.parseOwn(page.text("window.file.text()"));
        assertThat(journal.path("task_id").asText()).isEqualTo(id);
        assertThat(List.copyOf(journal.path("events").valueStream().toList())).isEqualTo(api().events(id));
        page.requests.removeIf(address -> address.getScheme().equals("blob"));
    }

    @ParameterizedTest
    @CsvSource({"light, 'rgb(247, 247, 245)'", "dark, 'rgb(18, 20, 22)'"})
    void thePageFollowsTheColourSchemeOfTheSystem(String scheme, String ground) {
        page.coloured(scheme).until("getComputedStyle(document.body).backgroundColor === '" + ground + "'");
    }

    @Test
    void aNarrowScreenShowsEverythingWithoutScrollingSideways() {
        String id = api().submit("narrow".repeat(40));
        api().ended(id);

        page.sized(360, 740).shows("tbody", "narrownarrow");
        assertThat(page.text("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo("true");
        openTask(id).shows(".outcome", "42");
        assertThat(page.text("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo("true");
    }
}
