package com.opspawn.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A tab: what is done in it, and everything that went wrong in it. */
final class Page {
    private static final Map<String, Integer> KEYS = Map.of("Tab", 9, "Enter", 13, "Escape", 27, "Space", 32);

    private final Browser browser;
    private final String session;
    /** Errors and warnings of the console, exceptions, and whatever the content security policy refused. */
    final List<String> complaints = new CopyOnWriteArrayList<>();
    /** Every address that was asked for, whether it answered or not. */
    final List<URI> requests = new CopyOnWriteArrayList<>();

    Page(Browser browser, String session) {
        this.browser = browser;
        this.session = session;
        browser.listen(session, this::heard);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", Json.object());
        }
        sized(1180, 860);
    }

    JsonNode send(String method, ObjectNode parameters) {
        return browser.send(session, method, parameters);
    }

    private void heard(JsonNode event) {
        JsonNode of = event.path("params");
        switch (event.path("method").asText()) {
            case "Network.requestWillBeSent" ->
                requests.add(URI.create(of.path("request").path("url").asText()));
            case "Runtime.exceptionThrown" ->
                complaints.add(of.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> complain(of.path("type").asText(), of);
            case "Log.entryAdded" -> complain(of.path("entry").path("level").asText(), of.path("entry"));
            default -> {
                // Of no interest here.
            }
        }
    }

    private void complain(String level, JsonNode what) {
        if (level.equals("error") || level.equals("warning") || level.equals("assert")) {
            complaints.add(what.path("text").asText(what.toString()) + " "
                    + what.path("url").asText());
        }
    }

    Page sized(int width, int height) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Json.object()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
        return this;
    }

    /** @param scheme {@code light} or {@code dark} */
    Page coloured(String scheme) {
        ObjectNode media = Json.object();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme);
        send("Emulation.setEmulatedMedia", media);
        return this;
    }

    Page open(Object address) {
        JsonNode answer = send("Page.navigate", Json.object().put("url", address.toString()));
        if (answer.has("errorText")) {
            throw new AssertionError(address + ": " + answer);
        }
        return until("document.readyState === 'complete' && document.querySelector('main')?.children.length > 0");
    }

    /** What an expression or a promise gives. */
    JsonNode evaluate(String expression) {
        JsonNode answer = send(
                "Runtime.evaluate",
                Json.object()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    String text(String expression) {
        return evaluate(expression).asText();
    }

    Page until(String expression) {
        return until(expression, Duration.ofSeconds(20));
    }

    Page until(String expression, Duration patience) {
        try {
            Awaitility.await(expression)
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptions()
                    .until(() -> evaluate("Boolean(" + expression + ")").asBoolean());
        } catch (RuntimeException e) {
            throw new AssertionError(
                    "never true: " + expression + "\ncomplaints: " + complaints + "\npage: "
                            + text("document.body.innerText"),
                    e);
        }
        return this;
    }

    /** Waits until the text can be seen in what a selector finds. */
    Page shows(String selector, String text) {
        return until("[...document.querySelectorAll(" + quoted(selector) + ")].some(found => found.innerText.includes("
                + quoted(text) + "))");
    }

    /** Clicks with the mouse what can be seen and has this text, a button or a link. */
    Page click(String name) {
        String found = "[...document.querySelectorAll('button, a, summary')].find(one => one.innerText.trim() === "
                + quoted(name) + " && one.checkVisibility())";
        until(found);
        JsonNode at =
                evaluate("(one => { one.scrollIntoView({block: 'center'}); const box = one.getBoundingClientRect(); "
                        + "return {x: box.x + box.width / 2, y: box.y + box.height / 2}; })(" + found + ")");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            ObjectNode mouse =
                    Json.object().put("type", type).put("button", "left").put("clickCount", 1);
            mouse.set("x", at.path("x"));
            mouse.set("y", at.path("y"));
            send("Input.dispatchMouseEvent", mouse);
        }
        return this;
    }

    /** Types into what has the focus. */
    Page type(String text) {
        send("Input.insertText", Json.object().put("text", text));
        return this;
    }

    /** @param modifiers of the protocol: 2 is Ctrl, 8 is Shift */
    Page press(String key, int modifiers) {
        ObjectNode down = Json.object()
                .put("type", key.equals("Enter") || key.equals("Space") ? "keyDown" : "rawKeyDown")
                .put("key", key.equals("Space") ? " " : key)
                .put("code", key)
                .put("modifiers", modifiers)
                .put("windowsVirtualKeyCode", KEYS.get(key));
        if (modifiers == 0 && !key.equals("Tab") && !key.equals("Escape")) {
            down.put("text", key.equals("Space") ? " " : "\r");
        }
        send("Input.dispatchKeyEvent", down);
        send("Input.dispatchKeyEvent", down.deepCopy().put("type", "keyUp").without("text"));
        return this;
    }

    Page press(String key) {
        return press(key, 0);
    }

    /** Presses Tab until the focus is there, as somebody without a mouse would. */
    Page tabTo(String selector) {
        for (int i = 0; i < 60; i++) {
            press("Tab");
            if (evaluate("document.activeElement.matches(" + quoted(selector) + ")")
                    .asBoolean()) {
                return this;
            }
        }
        throw new AssertionError(selector + " cannot be reached with the keyboard");
    }

    void screenshot(Path file) {
        JsonNode shot = send("Page.captureScreenshot", Json.object().put("format", "png"));
        try {
            Files.write(file, Base64.getDecoder().decode(shot.path("data").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String quoted(String text) {
        return Json.write(Json.object().textNode(text));
    }
}
