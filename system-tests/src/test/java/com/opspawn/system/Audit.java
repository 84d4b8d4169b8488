package com.opspawn.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.Entry;
import com.opspawn.journal.EntryJson;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FactJson;
import com.opspawn.journal.History;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.task.TaskJson;
import com.opspawn.task.TaskKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** Holds what a cloud says after its kills against what it said before them, and against what was seen outside of it. */
final class Audit {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api;
    private final Ledger ledger;
    /** The journals as they were read last, by the task's id. */
    private final Map<String, List<JsonNode>> read = new HashMap<>();

    private final List<String> lost = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();
    private int entries;

    Audit(Api api, Ledger ledger) {
        this.api = api;
        this.ledger = ledger;
    }

    /** What must be there was lost, or is not as it was. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    /** What had been recorded was asked for or done again. */
    List<String> repeated() {
        return List.copyOf(repeated);
    }

    int entries() {
        return entries;
    }

    /** After a restart: no journal has lost an entry, and none has changed. Those that have ended are read at the end. */
    void afterRestart(Iterable<String> ids) {
        for (String id : ids) {
            List<JsonNode> before = read.getOrDefault(id, List.of());
            if (before.isEmpty() || !before.getLast().path("type").asText().equals("completed")) {
                journal(id, before);
            }
        }
    }

    private List<JsonNode> journal(String id, List<JsonNode> before) {
        Api.Answer answer = api.get("/tasks/" + id + "/events");
        List<JsonNode> now = new ArrayList<>();
        answer.json().path("events").forEach(now::add);
        if (answer.status() != 200 || now.isEmpty()) {
            lost.add(id + " was submitted and is not there: " + answer.status());
        } else if (now.size() < before.size() || !now.subList(0, before.size()).equals(before)) {
            lost.add(id + ": its journal was " + before + " and is " + now);
        }
        read.put(id, now);
        return now;
    }

    /**
     * At the end.
     *
     * @param goals of all tasks
     * @param ids as submissions were answered, by goals
     */
    void atTheEnd(Set<String> goals, Map<String, String> ids) {
        Map<String, String> found = tasks();
        for (String goal : goals) {
            String id = found.remove(goal);
            if (id == null || !id.equals(ids.getOrDefault(goal, id))) {
                lost.add(goal + " was answered with " + ids.get(goal) + " and is " + id);
            } else {
                ended(goal, id);
            }
        }
        found.forEach((goal, id) -> repeated.add(goal + " is a task that nobody submitted: " + id));
        repeated.addAll(ledger.changedKeys());
    }

    /** All ids, by the tasks' names. */
    private Map<String, String> tasks() {
        Map<String, String> tasks = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/tasks?limit=100" + cursor).json();
            for (JsonNode task : page.path("tasks")) {
                String goal = task.path("name").asText();
                if (tasks.put(goal, task.path("task_id").asText()) != null) {
                    repeated.add(goal + " is two tasks");
                }
            }
            cursor = page.path("next_cursor").isTextual()
                    ? "&cursor=" + page.path("next_cursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        return tasks;
    }

    private void ended(String goal, String id) {
        Optional<JsonNode> end = end(goal, id);
        if (end.isEmpty()) {
            return;
        }
        JsonNode task = end.get();
        List<JsonNode> events = journal(id, read.getOrDefault(id, List.of()));
        entries += events.size();
        History history = history(id, events);
        if (!task.equals(sent(TaskJson.write(history.task())))) {
            lost.add(goal + ": GET says " + task + " and the journal " + history);
        }
        long ends = history.entries().stream()
                .filter(entry -> entry.fact() instanceof Fact.Ending)
                .count();
        if (ends != 1 || !(history.last().fact() instanceof Fact.Completed)) {
            lost.add(goal + " has not come to its one end: " + history);
        }
        answers(goal, history);
        results(goal, history);
    }

    private Optional<JsonNode> end(String goal, String id) {
        try {
            return Optional.of(api.ended(id, PATIENCE));
        } catch (ConditionTimeoutException e) {
            int last = Errand.QUESTIONS - 1;
            lost.add(goal + " has not ended: " + api.events(id) + ", its last question was asked in lives "
                    + ledger.lives(Errand.question(goal, last)));
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException where there is a gap */
    private static History history(String id, List<JsonNode> events) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode event : events) {
            Fact fact = FactJson.read(event.path("type").asText(), new ObjectReader((ObjectNode) event));
            Instant at = Instant.parse(event.path("at").asText());
            Entry entry = new Entry(event.path("seq").asLong(), at, fact);
            if (!event.equals(sent(EntryJson.write(entry)))) {
                throw new AssertionError("an entry is not what it reads as: " + event);
            }
            entries.add(entry);
        }
        return new History(new TaskKey(TaskKey.DEFAULT_TENANT, id), entries);
    }

    /** As it comes out of an answer. */
    private static JsonNode sent(ObjectNode json) {
        return Json.parseOwn(Json.write(json));
    }

    private void answers(String goal, History history) {
        int turn = 0;
        for (Entry entry : history.entries()) {
            if (entry.fact() instanceof Fact.ModelAnswered answer) {
                recorded(Errand.question(goal, turn++), answer.text());
            }
        }
        if (turn != Errand.QUESTIONS) {
            lost.add(goal + " has " + turn + " answers of " + Errand.QUESTIONS);
        }
    }

    private void results(String goal, History history) {
        int turn = 0;
        for (Round round : Round.of(history.entries())) {
            for (ToolCall call : round.answer().toolCalls()) {
                String name = Errand.call(goal, turn, call.tool());
                round.result(call)
                        .ifPresentOrElse(result -> result(name, result), () -> lost.add(name + " has no result"));
            }
            turn++;
        }
        twice(goal, history);
    }

    private void twice(String goal, History history) {
        Stream<ToolResult> results = history.entries().stream().flatMap(entry -> switch (entry.fact()) {
            case Fact.ToolsFinished all -> all.results().stream();
            case Fact.ToolFinished one -> Stream.of(one.result());
            default -> Stream.of();
        });
        long count = results.count();
        if (count != Errand.calls(goal).size()) {
            repeated.add(goal + " has " + count + " results: " + history);
        }
    }

    private void result(String call, ToolResult result) {
        List<Integer> lives = ledger.lives(call);
        if (Errand.isOnce(call) && lives.size() > 1) {
            repeated.add(call + " happened in lives " + lives);
        }
        if (result.status() == ToolStatus.SUCCEEDED) {
            recorded(call, result.output());
        } else if (!Errand.isOnce(call) || result.status() != ToolStatus.UNKNOWN) {
            lost.add(call + " is " + result.status() + ": " + result.output());
        }
    }

    private void recorded(String what, String text) {
        int by = Errand.life(text);
        if (!ledger.lives(what).contains(by)) {
            lost.add(what + " is recorded as of life " + by + ", which did not ask");
        }
        long again = ledger.repeated(what, by);
        if (again > 0) {
            repeated.add(what + " is recorded as of life " + by + " and was asked for in " + ledger.lives(what));
        }
    }
}
