package com.opspawn.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.opspawn.http.ApiRequest;
import com.opspawn.http.ApiResponse;
import com.opspawn.http.QueryParameters;
import com.opspawn.journal.Fact;
import com.opspawn.journal.Input;
import com.opspawn.journal.InputRequest;
import com.opspawn.journal.Journal;
import com.opspawn.json.Json;
import com.opspawn.task.Task;
import java.time.Instant;

/** {@code GET /tasks/{task_id}/input_requests} → {@code {input_requests}}: what people are and were asked, oldest first. */
final class ListInputRequests {
    private final Journal journal;

    ListInputRequests(Journal journal) {
        this.journal = journal;
    }

    ApiResponse answer(ApiRequest request, Task task) {
        return new QueryParameters(request).problem().orElseGet(() -> answer(task));
    }

    private ApiResponse answer(Task task) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("input_requests");
        Input.of(journal.read(task.key(), 0)).forEach(input -> list.add(write(input)));
        return ApiResponse.json(200, json);
    }

    private static ObjectNode write(Input input) {
        InputRequest request = input.request();
        ObjectNode json = Json.object();
        json.put("request_id", request.id());
        json.put("type", request.type().wireName());
        json.put("status", input.isOpen() ? "open" : "given");
        json.put("created_at", input.at().toString());
        json.put("expires_at", request.expiresAt().map(Instant::toString).orElse(null));
        json.put("call_id", request.call().id());
        json.put("tool", request.call().tool());
        json.set("arguments", object(request.call().arguments()));
        json.put("call_hash", request.callHash());
        json.put("question", request.question());
        ArrayNode options = json.putArray("options");
        request.options().forEach(options::add);
        json.put("default_decision", request.onExpiry().wireName());
        json.set("given", input.given().<JsonNode>map(ListInputRequests::write).orElse(null));
        return json;
    }

    private static ObjectNode write(Input.Given given) {
        Fact.InputGiven decision = given.decision();
        ObjectNode json = Json.object();
        json.put("decision", decision.decision().wireName());
        json.put("reason", decision.reason());
        json.set(
                "arguments", decision.arguments().map(ListInputRequests::object).orElse(null));
        json.put("answer", decision.answer().orElse(null));
        json.put("by", decision.by());
        json.put("at", given.at().toString());
        return json;
    }

    /** Arguments as the model wrote them may be no JSON: then they are shown as they are. */
    private static JsonNode object(String arguments) {
        try {
            return Json.parse(arguments) instanceof ObjectNode object ? object : TextNode.valueOf(arguments);
        } catch (JsonProcessingException notJson) {
            return TextNode.valueOf(arguments);
        }
    }
}
