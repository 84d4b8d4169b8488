package com.opspawn.testing.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.History;
import com.opspawn.journal.Input;
import com.opspawn.journal.InputDecision;
import com.opspawn.journal.InputRequest;
import com.opspawn.json.Json;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStatus;
import com.opspawn.testing.boundary.Deed;
import java.util.List;
import java.util.Optional;

/** The requests that a deed begins with, as the task stands. */
final class Demands {
    private Demands() {}

    /** @param number of the deed, that no other has */
    static List<Demand> of(Deed deed, History history, int number) {
        TaskKey task = history.key();
        return switch (deed) {
            case Deed.Cancel _ -> List.of(plain(deed, task, "cancel", Optional.empty()));
            case Deed.Pause _ -> List.of(plain(deed, task, "pause", Optional.of("pause-" + number)));
            case Deed.Say(String words) ->
                List.of(new Demand(
                        deed,
                        task,
                        "messages",
                        Json.write(Json.object().put("content", words + " (" + number + ")")),
                        Optional.of("message-" + number)));
            case Deed.Decide(InputDecision decision) ->
                Input.of(history.entries()).stream()
                        .filter(Input::isOpen)
                        .map(input -> decided(deed, task, input.request(), decision))
                        .toList();
            case Deed.Redrive _ ->
                history.task().status() == TaskStatus.FAILED
                        ? List.of(plain(deed, task, "redrive", Optional.of("redrive-" + number)))
                        : List.of();
        };
    }

    /** @param number of the deed */
    static Demand resume(Deed deed, TaskKey task, int number) {
        return plain(deed, task, "resume", Optional.of("resume-" + number));
    }

    private static Demand plain(Deed deed, TaskKey task, String action, Optional<String> key) {
        return new Demand(deed, task, action, "{\"reason\": \"because\"}", key);
    }

    private static Demand decided(Deed deed, TaskKey task, InputRequest request, InputDecision wanted) {
        InputDecision decision = nearest(wanted, request.type());
        ObjectNode body = Json.object().put("decision", decision.wireName()).put("call_hash", request.callHash());
        if (decision == InputDecision.EDIT) {
            body.set("arguments", edited(request.call().arguments()));
        }
        if (decision == InputDecision.ANSWER) {
            body.put("answer", "A person says so.");
        }
        return new Demand(deed, task, "input_requests/" + request.id(), Json.write(body), Optional.empty());
    }

    private static JsonNode edited(String arguments) {
        try {
            return ((ObjectNode) Json.parse(arguments)).put("edited", true);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a script calls with what is no JSON: " + arguments, e);
        }
    }

    private static InputDecision nearest(InputDecision wanted, InputRequest.Type type) {
        if (type.decisions().contains(wanted)) {
            return wanted;
        }
        return type == InputRequest.Type.APPROVAL ? InputDecision.APPROVE : InputDecision.ANSWER;
    }
}
