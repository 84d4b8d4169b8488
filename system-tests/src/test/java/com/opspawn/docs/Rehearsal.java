package com.opspawn.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * Does what a page tells its reader to do, in order: files are written, commands run, outputs compared.
 *
 * <p>A reader copies ids out of the answers that they get, and so does this: {@code $task_id}, {@code $request_id} and
 * {@code $call_hash} are the last that was printed. A reader also reads on more slowly than a task of the demo model runs:
 * before each block it is waited for until the last task has ended or asks something.
 */
final class Rehearsal {
    /** Where pages say that the local cloud is. */
    private static final String USUAL = "http://127.0.0.1:3000";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<String> AT_WORK = List.of("pending", "running");
    private static final Map<String, Pattern> COPIED = Map.of(
            "task_id", Pattern.compile("\\b(task_[0-9a-f]{8}-[0-9a-f-]{27})"),
            "request_id", Pattern.compile("\"request_id\":\"([^\"]+)\""),
            "call_hash", Pattern.compile("\"call_hash\":\"([^\"]+)\""));

    private final Path directory;
    private final Terminal terminal;
    private final URI cloud;
    private final URI queue;
    private final Map<String, String> copied = new HashMap<>();
    private String said = "";

    /**
     * @param directory where the reader works
     * @param cloud the local cloud
     * @param queue what pages call {@code $SubmitQueue}
     */
    Rehearsal(Path directory, Terminal terminal, URI cloud, URI queue) {
        this.directory = directory;
        this.terminal = terminal;
        this.cloud = cloud;
        this.queue = queue;
    }

    void play(Block block) throws IOException {
        if (block.file().isPresent()) {
            Path file = directory.resolve(block.file().get());
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.text());
        } else if (block.mark() instanceof Mark.Output) {
            assertThat(Shown.fits(block.text(), said))
                    .as("%s shows%n%s%nand this was printed:%n%s", block.place(), block.text(), said)
                    .isTrue();
        } else {
            run(block);
        }
    }

    private void run(Block block) throws IOException {
        awaitRest();
        StringBuilder commands = new StringBuilder("SubmitQueue=" + queue + "\n");
        copied.forEach(
                (name, value) -> commands.append(name).append('=').append(value).append('\n'));
        commands.append(block.text().replace(USUAL, cloud.toString()));
        Terminal.Said done = terminal.run(commands.toString());
        // Where the API is at its usual place, no command tells to name it.
        said = done.output().replace(" --endpoint " + cloud, "").replace(cloud.toString(), USUAL);
        if (block.mark() instanceof Mark.Exits(int code)) {
            assertThat(done.exit())
                    .as("%s ends, having said:%n%s", block.place(), said)
                    .isEqualTo(code);
        } else {
            assertThat(done.failures())
                    .as("%s fails, having said:%n%s", block.place(), said)
                    .isEmpty();
        }
        COPIED.forEach((name, id) -> id.matcher(said)
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(value -> copied.put(name, value)));
    }

    private void awaitRest() {
        String id = copied.get("task_id");
        if (id != null) {
            Awaitility.await(id + " to end or to ask something")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !AT_WORK.contains(status(id)));
        }
    }

    /** Empty for a task that is not this cloud's: {@code run} has its own. */
    private String status(String id) throws IOException, InterruptedException {
        URI task = URI.create(cloud + "/api/v1/tasks/" + id);
        return Json.parse(CLIENT.send(HttpRequest.newBuilder(task).build(), BodyHandlers.ofString())
                        .body())
                .path("status")
                .asText();
    }
}
