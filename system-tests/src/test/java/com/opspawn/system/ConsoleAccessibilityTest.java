package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** axe finds nothing to complain about, on any view, in both colour schemes, on wide and narrow screens. */
final class ConsoleAccessibilityTest {
    private static final String RULES =
            "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}";

    private static ConsoleStage stage;
    private static String task = "";

    @BeforeAll
    static void open() {
        stage = ConsoleStage.get();
        task = stage.api().submit("to be looked at");
        stage.api().ended(task);
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ConsoleAccessibilityTest.class.getResourceAsStream("/axe.min.js"),
                "axe.min.js is on the test class path")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String violations(Page page) throws IOException {
        page.evaluate(axe() + "; true");
        return page.text("axe.run(document, " + RULES + ").then(found => found.violations.map(one => one.id + ': ' +"
                + " one.nodes.map(node => node.html + ' ' + node.failureSummary).join(' |"
                + " ')).join('\\n"
                + "'))");
    }

    /** axe itself writes markup into elements that it makes for its checks. */
    private static Page page(String scheme, int width) {
        Page page = stage.browser().page().coloured(scheme).sized(width, 800);
        page.send("Page.setBypassCSP", Json.object().put("enabled", true));
        return page;
    }

    @ParameterizedTest
    @CsvSource({"light, 1180", "dark, 1180", "light, 380", "dark, 380"})
    void everyViewIsAccessible(String scheme, int width) throws IOException {
        Page page = page(scheme, width).open(stage.url() + "/").shows("tbody", "to be looked at");
        assertThat(violations(page)).as("the list").isEmpty();

        page.open(stage.url() + "/#/new").shows("h1", "New task");
        assertThat(violations(page)).as("a new task").isEmpty();

        page.open(stage.url() + "/#/tasks/" + task).shows(".outcome", "42").shows(".facts", "Completed");
        assertThat(violations(page)).as("a task").isEmpty();

        page.click("Token").shows("dialog", "Bearer token");
        assertThat(violations(page)).as("a dialog").isEmpty();
    }

    /** Were this rule not held, the others would prove nothing. */
    @Test
    void aPageWithMistakesIsFound() throws IOException {
        Page page = page("light", 1180).open(stage.url() + "/").shows("tbody", "to be looked at");
        page.evaluate("document.querySelector('label[for=filter-status]').remove()");

        assertThat(violations(page)).startsWith("select-name: <select id=\"filter-status\">");
    }

    @Test
    void whoWantsLittleMotionGetsNone() {
        Page page = page("light", 1180).open(stage.url() + "/");
        String animation = "(() => { const icon = document.createElement('span'); icon.className = 'pulse'; "
                + "document.body.append(icon); return getComputedStyle(icon).animationName; })()";
        assertThat(page.text(animation)).isEqualTo("pulse");

        var media = Json.object();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-reduced-motion")
                .put("value", "reduce");
        page.send("Emulation.setEmulatedMedia", media);

        assertThat(page.text(animation)).isEqualTo("none");
    }

    @Test
    void theFocusCanAlwaysBeSeen() {
        Page page = stage.list().press("Tab");
        for (int i = 0; i < 8; i++) {
            assertThat(page.text("getComputedStyle(document.activeElement).outlineStyle + ' ' +"
                            + " document.activeElement.outerHTML"))
                    .startsWith("solid ");
            page.press("Tab");
        }
    }
}
