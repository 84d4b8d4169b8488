package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.json.Json;
import com.opspawn.local.LocalCloud;
import com.opspawn.local.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the console's tests play on, one for all of them: a browser, and a whole local cloud with a scripted model and agents
 * of its own.
 */
record ConsoleStage(Browser browser, ScriptedModel model, LocalCloud cloud) {
    private static @Nullable ConsoleStage theOne;

    /** Skips the test that asks for it where there is no browser. */
    static synchronized ConsoleStage get() {
        ConsoleStage stage = theOne == null ? open() : theOne;
        theOne = stage;
        return stage;
    }

    private static ConsoleStage open() {
        Browser browser = Browser.start();
        Path agents = browser.directory("agents");
        ScriptedModel model = new ScriptedModel();
        write(agents, "careful", """
            tools: [calculator]
            policy:
              rules: [{tool: calculator, decide: ask, reason: "every sum is looked at"}]
            """);
        write(agents, "curious", "model: demo\ntools: [ask_person]\n");
        Options options = StoreSetting.options()
                .withoutQueues()
                .withEnvironment(Map.of(
                        "OPSPAWN_MODEL",
                        "openai/scripted",
                        "OPENAI_API_KEY",
                        "none",
                        "OPENAI_BASE_URL",
                        model.baseUrl(),
                        "OPSPAWN_AGENTS",
                        agents.toString()));
        ConsoleStage stage = new ConsoleStage(browser, model, LocalCloud.start(options));
        Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
        return stage;
    }

    private static void write(Path agents, String name, String agent) {
        try {
            Files.writeString(agents.resolve(name + ".yaml"), agent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return cloud.apiUrl();
    }

    Api api() {
        return new Api(URI.create(url() + "/api/v1"));
    }

    String task(String agent, String goal) {
        return api().submitted(Json.object()
                .put("task_type", "agent_task")
                .put("agent_id", agent)
                .put("prompt", goal));
    }

    Page list() {
        return browser.page().open(url() + "/");
    }

    Page task(String taskId) {
        return browser.page().open(url() + "/#/tasks/" + taskId);
    }

    /** Nothing went wrong, nothing was refused by the browser, and nobody else was asked. */
    void hasSeenNothingWrong(Page page) {
        assertThat(page.complaints).isEmpty();
        assertThat(page.requests)
                .isNotEmpty()
                .allMatch(address -> address.toString().startsWith(url() + "/"));
    }

    private void close() {
        cloud.close();
        model.close();
        browser.close();
    }
}
