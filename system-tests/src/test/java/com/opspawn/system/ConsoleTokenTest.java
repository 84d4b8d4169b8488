package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console before an API that asks for a token. */
final class ConsoleTokenTest {
    private static final String TOKEN = "header.payload.signature";

    private static ConsoleStage stage;
    private static GuardedApi guarded;

    @BeforeAll
    static void open() {
        stage = ConsoleStage.get();
        guarded = new GuardedApi(stage.url(), TOKEN);
    }

    @AfterAll
    static void close() {
        if (guarded != null) {
            guarded.close();
        }
    }

    private static Page opened(String place) {
        return stage.browser().page().open(guarded.url() + place);
    }

    private static Page opened() {
        Page page = opened("/").shows("dialog", "This API asks for a token.");
        return page.until("document.activeElement.id === 'bearer'");
    }

    /** A browser says itself that a request was answered 401; nothing else may be amiss. */
    private static void onlyTokensWereMissing(Page page) {
        assertThat(page.complaints).isNotEmpty().allMatch(said -> said.contains("status of 401"));
        assertThat(page.requests)
                .map(URI::getAuthority)
                .containsOnly(guarded.url().getAuthority());
    }

    @Test
    void aTokenIsAskedForUntilItIsTheRightOneAndThenTheTaskIsWatchedLive() {
        Page page = opened().type("wrong").press("Enter").shows("dialog", "The token was refused");
        page.type("Bearer " + TOKEN).press("Enter").shows(".list-foot", "task");
        assertThat(page.text("document.getElementById('token').innerText")).isEqualTo("Token set");

        stage.model().shut();
        String id = stage.api().submit("guarded");
        page.evaluate("location.hash = '#/tasks/" + id + "'");
        page.shows(".call", "calculator").shows("#connection", "Live");
        stage.model().open();
        page.shows(".outcome", "The answer to \"guarded\" is 42.");
        onlyTokensWereMissing(page);
        // An EventSource cannot carry a token.
        assertThat(page.requests).anyMatch(address -> address.toString().endsWith("&wait=20"));
    }

    @Test
    void aTokenIsKeptForTheTabAloneAndCanBeForgotten() {
        Page page = opened().type(TOKEN).press("Enter").shows(".list-foot", "task");

        page.open(guarded.url() + "/console/").shows(".list-foot", "task");
        assertThat(page.text("JSON.stringify([Object.values(sessionStorage), localStorage.length, document.cookie])"))
                .isEqualTo("[[\"" + TOKEN + "\"],0,\"\"]");
        page.click("Token set").click("Forget token").until("sessionStorage.length === 0");
        opened();
    }

    @Test
    void withoutATokenNothingIsAskedAgainAndAgain() {
        Page page = opened().press("Escape").shows("[role=alert]", "This API asks for a token, and none was given.");

        assertThat(page.text("document.querySelector('dialog')")).isEqualTo("null");
        page.click("Try again").shows("dialog", "This API asks for a token.");
    }
}
