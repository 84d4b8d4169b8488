package com.opspawn.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** As JSON: the facts about tool calls that run and have run. */
final class CallsJson {
    private static final String ANSWER = "answer";

    private CallsJson() {}

    static ObjectNode write(Fact.ToolStarted started) {
        ObjectNode json = Json.object().put(ANSWER, started.answer());
        ArrayNode ids = json.putArray("call_ids");
        started.callIds().forEach(ids::add);
        return json.put("deadline", started.deadline().toString());
    }

    static Fact readStarted(ObjectReader json) {
        List<String> ids = new ArrayList<>();
        json.node().path("call_ids").forEach(id -> ids.add(id.asText()));
        return new Fact.ToolStarted(json.number(ANSWER), ids, json.instant("deadline"));
    }

    static ObjectNode write(Fact.ToolFinished finished) {
        return write(Json.object().put(ANSWER, finished.answer()), finished.result());
    }

    static Fact readFinished(ObjectReader json) {
        return new Fact.ToolFinished(json.number(ANSWER), readResult(json));
    }

    static ObjectNode write(Fact.ToolsFinished finished) {
        ObjectNode json = Json.object();
        ArrayNode results = json.putArray("results");
        finished.results().forEach(result -> write(results.addObject(), result));
        return json;
    }

    static Fact readAllFinished(ObjectReader json) {
        List<ToolResult> results = new ArrayList<>();
        for (JsonNode node : json.node().path("results")) {
            results.add(readResult(new ObjectReader((ObjectNode) node)));
        }
        return new Fact.ToolsFinished(results);
    }

    private static ObjectNode write(ObjectNode json, ToolResult result) {
        return json.put("call_id", result.callId())
                .put("tool", result.tool())
                .put("status", result.status().wireName())
                .put("output", result.output())
                .put("duration_ms", result.duration().toMillis());
    }

    private static ToolResult readResult(ObjectReader json) {
        return new ToolResult(
                json.string("call_id"),
                json.string("tool"),
                ToolStatus.parse(json.string("status")).orElseThrow(),
                json.string("output"),
                Duration.ofMillis(json.number("duration_ms")));
    }
}
