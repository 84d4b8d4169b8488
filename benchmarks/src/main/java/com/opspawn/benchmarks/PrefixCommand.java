package com.opspawn.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.benchmarks.cloud.Api;
import com.opspawn.benchmarks.cloud.Cloud;
import com.opspawn.benchmarks.model.ModelServer;
import com.opspawn.benchmarks.model.Script;
import com.opspawn.benchmarks.model.Watcher;
import com.opspawn.benchmarks.report.Report;
import com.opspawn.benchmarks.report.Spread;
import com.opspawn.benchmarks.report.Table;
import com.opspawn.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "prefix",
        description = {
            "Whether each prompt begins with the one before, byte for byte, so that providers' prompt caches hit: over"
                    + " a task of many steps, with messages from outside, and with a conversation that is summed up.",
            "Its status is 1 where a prompt begins otherwise and no summary is the reason."
        },
        mixinStandardHelpOptions = true)
final class PrefixCommand implements Callable<Integer> {
    @Mixin
    private CloudChoice choice = new CloudChoice();

    @Mixin
    private Printing printing = new Printing();

    @Option(names = "--steps", defaultValue = "40", description = "Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--message-every",
            defaultValue = "7",
            description = "Steps between two messages from outside (default: ${DEFAULT-VALUE}).")
    private int every;

    @Override
    public Integer call() throws Exception {
        Script script = Script.w5().withSteps(steps).countingTokens();
        Report report = printing.report();
        try (ModelServer model = new ModelServer(script)) {
            return CloudChoice.with(choice.spec(model), false, cloud -> measured(cloud, model, script, report));
        }
    }

    private int measured(Cloud cloud, ModelServer model, Script script, Report report) throws Exception {
        Table table = new Table(
                "task",
                "questions",
                "messages from outside",
                "summaries",
                "begin with the one before",
                "begin anew",
                "bytes known %");
        try (Api api = new Api(cloud.api())) {
            boolean whole = row(table, api, model, script, "bench", 0);
            whole &= row(table, api, model, script, "bench", every);
            whole &= row(table, api, model, script, "compacting", every);
            report.table(steps + " steps of one answer and two tools, 2 KB a message.", table);
            return whole ? 0 : 1;
        }
    }

    /** @return whether every beginning is accounted for */
    private static boolean row(Table table, Api api, ModelServer model, Script script, String agent, int every)
            throws IOException, InterruptedException {
        String name = agent + "-" + every;
        PrefixWatch prefixes = new PrefixWatch();
        Growing ends = new Growing();
        TaskRun run = new TaskRun(api, script, agent);
        Interrupting watcher = new Interrupting(prefixes, ends, api, every);
        model.play(script, watcher);
        String id = run.submit(name);
        watcher.id.complete(id);
        run.ended(id, ends.lastAnswer(name));
        JsonNode events = api.get("/tasks/" + id + "/events").json().path("events");
        long summaries = count(events, "compacted");
        PrefixWatch.Seen seen = prefixes.seen();
        long anew = seen.followers() - seen.stable();
        table.row(
                every == 0 ? "steps alone" : agent.equals("bench") ? "with messages" : "with messages and summaries",
                seen.questions(),
                count(events, "message_added"),
                summaries,
                seen.stable() + " of " + seen.followers(),
                anew,
                Spread.number(100 * seen.share()));
        return anew == summaries;
    }

    private static long count(JsonNode events, String type) {
        long count = 0;
        for (JsonNode event : events) {
            count += event.path("type").asText().equals(type) ? 1 : 0;
        }
        return count;
    }

    /** Sends the task a message now and then, while its model is thinking. */
    private static final class Interrupting implements Watcher {
        private final CompletableFuture<String> id = new CompletableFuture<>();
        private final Set<Integer> said = ConcurrentHashMap.newKeySet();
        private final PrefixWatch prefixes;
        private final Growing ends;
        private final Api api;
        private final int every;

        Interrupting(PrefixWatch prefixes, Growing ends, Api api, int every) {
            this.prefixes = prefixes;
            this.ends = ends;
            this.api = api;
            this.every = every;
        }

        @Override
        public void asked(String task, int turn, byte[] question) {
            prefixes.asked(task, turn, question);
            // Once for each place: a summary that is interrupted is asked for again.
            if (every > 0 && turn % every == every - 1 && said.add(turn)) {
                say("what about step " + turn + "?");
            }
        }

        private void say(String text) {
            try {
                api.post(
                        "/tasks/" + id.join() + "/messages",
                        Json.write(Json.object().put("content", text)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void ended(String task) {
            ends.ended(task);
        }
    }
}
