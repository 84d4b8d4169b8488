package com.opspawn.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.ApiRequest;
import com.opspawn.http.ApiResponse;
import com.opspawn.http.QueryParameters;
import com.opspawn.journal.Entry;
import com.opspawn.journal.EntryJson;
import com.opspawn.journal.Journal;
import com.opspawn.json.Json;
import com.opspawn.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * {@code GET /tasks/{task_id}/events?after=&wait=} → {@code {events}}: the journal behind {@code after}. Where there is
 * nothing yet, it waits up to {@code wait} seconds for the first one. A long journal comes in several answers.
 */
final class ListEvents {
    /** Well under API Gateway's 30 seconds. */
    private static final long MAX_WAIT_SECONDS = 20;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(800);
    /** Well under the 6 MB that a Lambda function may answer with, whatever the characters are. */
    private static final long MAX_CHARS = 1_500_000;

    private final Journal journal;
    private final Patience patience;

    ListEvents(Journal journal, Patience patience) {
        this.journal = journal;
        this.patience = patience;
    }

    ApiResponse answer(ApiRequest request, Task task) {
        QueryParameters parameters = new QueryParameters(request);
        long after = parameters.number("after", -1, -1, Long.MAX_VALUE - 1);
        long wait = parameters.number("wait", 0, 0, MAX_WAIT_SECONDS);
        return parameters.problem().orElseGet(() -> answer(entries(task, after, Duration.ofSeconds(wait))));
    }

    /** A task that had ended before its journal was read gets no more entries: there is nothing to wait for. */
    private List<Entry> entries(Task task, long after, Duration wait) {
        Instant end = patience.now().plus(wait);
        Duration pause = FIRST_PAUSE;
        List<Entry> entries = journal.read(task.key(), after + 1);
        while (entries.isEmpty() && !task.status().hasEnded() && patience.now().isBefore(end)) {
            Duration left = Duration.between(patience.now(), end);
            if (!paused(shorter(pause, left))) {
                return entries;
            }
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            entries = journal.read(task.key(), after + 1);
        }
        return entries;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** False where somebody wants this thread to stop. */
    private boolean paused(Duration pause) {
        try {
            patience.pause(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ApiResponse answer(List<Entry> entries) {
        ObjectNode json = Json.object();
        ArrayNode events = json.putArray("events");
        long chars = 0;
        for (Entry entry : entries) {
            ObjectNode event = EntryJson.write(entry);
            chars += Json.write(event).length();
            if (chars > MAX_CHARS && !events.isEmpty()) {
                break;
            }
            events.add(event);
        }
        return ApiResponse.json(200, json);
    }
}
