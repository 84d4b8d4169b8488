package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the console's modules show what they are given, asked one by one in the browser. */
final class ConsoleTextTest {
    private static ConsoleStage stage;
    private static Page page;

    @BeforeAll
    static void open() {
        stage = ConsoleStage.get();
        page = stage.list();
    }

    private static String of(String module, String expression) {
        return page.text("import('/console/" + module + ".js').then(module => module." + expression + ")");
    }

    private static String laidOut(String text) {
        return of("json-text", "laidOut(" + Page.quoted(text) + ")");
    }

    /** A person approves what is written, and not what a browser makes of it: 12345678901234567000, or the last of two. */
    @Test
    void argumentsAreShownDigitByDigitAndWithEveryKey() {
        assertThat(laidOut("{\"n\":12345678901234567890,\"price\":1.10,\"n\" : 2,\"e\":[],\"o\":{}}"))
                .isEqualTo("{\"n\": 12345678901234567890, \"price\": 1.10, \"n\": 2, \"e\": [], \"o\": {}}");
    }

    @Test
    void longArgumentsAreIndented() {
        String url = "https://example.com/" + "a".repeat(80);
        assertThat(laidOut("{\"url\":\"" + url + "\",\"more\":[1,{\"deep\":true}],\"none\":[]}"))
                .isEqualTo("""
                    {
                      "url": "%s",
                      "more": [
                        1,
                        {
                          "deep": true
                        }
                      ],
                      "none": []
                    }\
                    """.formatted(url));
    }

    /** A right-to-left override makes "exe.png" of "gnp.exe"; a zero-width space makes two hosts look like one. */
    @Test
    void charactersThatDeceiveAreWrittenOut() {
        assertThat(laidOut("{\"file\":\"\u202egnp.exe\",\"host\":\"exa\u200bmple.com\",\"tag\":\"\uDB40\uDC41\"}"))
                .isEqualTo("{\"file\": \"\\u202egnp.exe\", \"host\": \"exa\\u200bmple.com\", \"tag\":"
                        + " \"\\udb40\\udc41\"}");
        assertThat(of("json-text", "visible('\\u202ea\\u0007 \u2764\ufe0f')"))
                .isEqualTo("\\u202ea\\u0007 \u2764\ufe0f");
    }

    @Test
    void whatIsNoJsonStaysAsItIs() {
        assertThat(laidOut("no {json")).isEqualTo("no {json");
    }

    @Test
    void anEntryOfALaterVersionIsShownByItsNameWithAllItHas() {
        String event = "{seq: 7, type: 'child_started', at: '2026-11-22T12:00:00Z', child: 'task_1', deep: {a: [1]}}";

        assertThat(of("entries", "entry(" + event + ").textContent"))
                .startsWith("Child started")
                .contains("#7", "\"child\": \"task_1\"", "\"deep\": {");
        assertThat(of("entries", "sentence(" + event + ", 0)")).isEqualTo("Child started");
    }

    @Test
    void aMomentIsRelativeAndItsTitleAbsolute() {
        String time = "time(new Date(Date.now() - 3 * 3600000).toISOString())";

        assertThat(of("format", time + ".textContent")).isEqualTo("3h ago");
        assertThat(of("format", time + ".title")).matches("\\d\\d/\\d\\d/\\d{4}, \\d\\d:\\d\\d:\\d\\d .+");
        assertThat(of("format", time + ".dateTime")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1200, 1.2 s",
        "59400, 59 s",
        "61000, 1 min 1 s",
        "7380000, 2 h 3 min",
        "604740000, 6 d 23 h"
    })
    void durationsHaveTheUnitThatFits(long milliseconds, String text) {
        assertThat(of("format", "duration(" + milliseconds + ")")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.00042, $0.0004", "0.5, $0.5000", "12.5, $12.50"})
    void smallSumsKeepTheirCents(double amount, String text) {
        assertThat(of("format", "dollars(" + amount + ")")).isEqualTo(text);
    }
}
