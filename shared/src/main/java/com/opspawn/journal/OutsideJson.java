package com.opspawn.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import java.util.ArrayList;
import java.util.List;

/** As JSON: what is asked of people, and what comes from them. */
final class OutsideJson {
    private static final String REASON = "reason";
    private static final String BY = "by";
    private static final String REQUEST_ID = "request_id";
    private static final String ARGUMENTS = "arguments";
    private static final String IDEMPOTENCY_KEY = "idempotency_key";

    private OutsideJson() {}

    static ObjectNode write(Fact.FromOutside fact) {
        return switch (fact) {
            case Fact.Paused paused -> keyed(paused, reason(paused.reason(), paused.by()));
            case Fact.Resumed resumed -> keyed(resumed, reason(resumed.reason(), resumed.by()));
            case Fact.Redriven redriven -> keyed(redriven, reason(redriven.reason(), redriven.by()));
            case Fact.MessageAdded message ->
                keyed(message, Json.object().put("content", message.content()).put(BY, message.by()));
            case Fact.InputGiven given -> write(given);
        };
    }

    static ObjectNode write(Fact.Cancelled cancelled) {
        return cancelled.by().isEmpty()
                ? Json.object().put(REASON, cancelled.reason())
                : reason(cancelled.reason(), cancelled.by());
    }

    private static ObjectNode reason(String reason, String by) {
        return Json.object().put(REASON, reason).put(BY, by);
    }

    private static ObjectNode keyed(Fact.Keyed fact, ObjectNode json) {
        fact.idempotencyKey().ifPresent(key -> json.put(IDEMPOTENCY_KEY, key));
        return json;
    }

    static Fact readMessage(ObjectReader json) {
        return new Fact.MessageAdded(json.string("content"), json.string(BY), json.optionalString(IDEMPOTENCY_KEY));
    }

    static Fact readPaused(ObjectReader json) {
        return new Fact.Paused(json.string(REASON), json.string(BY), json.optionalString(IDEMPOTENCY_KEY));
    }

    static Fact readResumed(ObjectReader json) {
        return new Fact.Resumed(json.string(REASON), json.string(BY), json.optionalString(IDEMPOTENCY_KEY));
    }

    static Fact readRedriven(ObjectReader json) {
        return new Fact.Redriven(json.string(REASON), json.string(BY), json.optionalString(IDEMPOTENCY_KEY));
    }

    private static ObjectNode write(Fact.InputGiven given) {
        ObjectNode json = Json.object()
                .put(REQUEST_ID, given.requestId())
                .put("decision", given.decision().wireName())
                .put(REASON, given.reason());
        given.arguments().ifPresent(arguments -> json.put(ARGUMENTS, arguments));
        given.answer().ifPresent(answer -> json.put("answer", answer));
        return json.put(BY, given.by());
    }

    static Fact readGiven(ObjectReader json) {
        return new Fact.InputGiven(
                json.string(REQUEST_ID),
                InputDecision.parse(json.string("decision")).orElseThrow(),
                json.string(REASON),
                json.optionalString(ARGUMENTS),
                json.optionalString("answer"),
                json.string(BY));
    }

    static ObjectNode write(InputRequest request) {
        ObjectNode json = Json.object()
                .put(REQUEST_ID, request.id())
                .put("request_type", request.type().wireName())
                .put("answer", request.answer())
                .put("call_id", request.call().id())
                .put("tool", request.call().tool())
                .put(ARGUMENTS, request.call().arguments())
                .put("call_hash", request.callHash())
                .put("question", request.question());
        ArrayNode options = json.putArray("options");
        request.options().forEach(options::add);
        json.put("default_decision", request.onExpiry().wireName());
        request.expiresAt().ifPresent(at -> json.put("expires_at", at.toString()));
        return json;
    }

    static Fact readRequest(ObjectReader json) {
        List<String> options = new ArrayList<>();
        json.node().path("options").forEach(option -> options.add(option.asText()));
        return new Fact.InputRequested(new InputRequest(
                json.string(REQUEST_ID),
                InputRequest.Type.parse(json.string("request_type")).orElseThrow(),
                json.number("answer"),
                new ToolCall(json.string("call_id"), json.string("tool"), json.string(ARGUMENTS)),
                json.string("question"),
                options,
                InputDecision.parse(json.string("default_decision")).orElseThrow(),
                json.optionalInstant("expires_at")));
    }
}
