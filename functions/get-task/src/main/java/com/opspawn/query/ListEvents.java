package com.opspawn.query;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code GET /tasks/{task_id}/events?after=&wait=}: the journal behind {@code after}, as {@code {events}} or, where the
 * caller prefers it, as an {@link EventStream}. {@code Last-Event-ID} wins over {@code after}. Where there is nothing yet, it waits up to {@code wait} seconds for the first
 * one. A long journal comes in several answers.
 */
final class ListEvents {
    /** Well under API Gateway's 30 seconds. */
    private static final long MAX_WAIT_SECONDS = 20;
    /** A stream's, which cannot say it: some proxies give up on what is silent for 20 seconds. */
    private static final long STREAM_WAIT_SECONDS = 19;
    /** Well under the 6 MB that a Lambda function may answer with, whatever the characters are. */
    private static final long MAX_CHARS = 1_500_000;

    private final JournalTail tail;

    ListEvents(Journal journal, Patience patience) {
        this.tail = new JournalTail(journal, patience);
    }

    ApiResponse answer(ApiRequest request, Task task) {
        boolean stream = Accept.of(request).prefers(EventStream.TYPE, "application/json");
        QueryParameters parameters = new QueryParameters(request);
        long asked = parameters.number("after", -1, -1, Long.MAX_VALUE - 1);
        long wait = parameters.number("wait", stream ? STREAM_WAIT_SECONDS : 0, 0, MAX_WAIT_SECONDS);
        Optional<String> lastId = request.header(EventStream.LAST_EVENT_ID).filter(id -> !id.isBlank());
        OptionalLong after = lastId.map(EventStream::place).orElse(OptionalLong.of(asked));
        return parameters
                .problem()
                .or(() -> after.isPresent() ? Optional.empty() : lastId.map(EventStream::notOurs))
                .orElseGet(
                        () -> answer(stream, task, tail.entries(task, after.orElseThrow(), Duration.ofSeconds(wait))))
                .with("Vary", "Accept");
    }

    private static ApiResponse answer(boolean stream, Task task, List<Entry> entries) {
        return stream ? stream(task, entries) : list(entries);
    }

    private static ApiResponse list(List<Entry> entries) {
        ObjectNode json = Json.object();
        json.putArray("events").addAll(fitting(entries));
        return ApiResponse.json(200, json);
    }

    /** An ended task whose entries the caller has is over: that status alone keeps an {@code EventSource} from coming back. */
    private static ApiResponse stream(Task task, List<Entry> entries) {
        return entries.isEmpty() && task.status().hasEnded()
                ? ApiResponse.noContent()
                : EventStream.response(fitting(entries));
    }

    private static List<ObjectNode> fitting(List<Entry> entries) {
        List<ObjectNode> events = new ArrayList<>();
        long chars = 0;
        for (Entry entry : entries) {
            ObjectNode event = EntryJson.write(entry);
            chars += Json.write(event).length();
            if (chars > MAX_CHARS && !events.isEmpty()) {
                break;
            }
            events.add(event);
        }
        return events;
    }
}
