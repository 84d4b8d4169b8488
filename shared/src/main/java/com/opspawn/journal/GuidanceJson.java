package com.opspawn.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.task.UsageJson;
import java.util.ArrayList;
import java.util.List;

/** As JSON: the facts that are neither answers nor results, but change what a model is told, or which one. */
final class GuidanceJson {
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    private GuidanceJson() {}

    static ObjectNode write(Fact.Recalled recalled) {
        ObjectNode json = Json.object();
        ArrayNode memories = json.putArray("memories");
        for (Memory memory : recalled.memories()) {
            memories.addObject()
                    .put("id", memory.id())
                    .put("text", memory.text())
                    .put("score", memory.score())
                    .put("task_id", memory.taskId())
                    .put("source", memory.source());
        }
        return json;
    }

    static Fact readRecalled(ObjectReader json) {
        List<Memory> memories = new ArrayList<>();
        for (JsonNode node : json.node().path("memories")) {
            ObjectReader memory = new ObjectReader((ObjectNode) node);
            memories.add(new Memory(
                    memory.string("id"),
                    memory.string("text"),
                    node.path("score").asDouble(),
                    memory.string("task_id"),
                    memory.string("source")));
        }
        return new Fact.Recalled(memories);
    }

    static ObjectNode write(Fact.ModelAsked asked) {
        ObjectNode json = Json.object().put("model", asked.model()).put("reserved_tokens", asked.tokens());
        asked.dollars().ifPresent(dollars -> json.put("reserved_usd", dollars));
        return json.put("deadline", asked.deadline().toString());
    }

    static Fact readModelAsked(ObjectReader json) {
        return new Fact.ModelAsked(
                json.string("model"),
                json.number("reserved_tokens"),
                json.optionalDecimal("reserved_usd"),
                json.instant("deadline"));
    }

    static ObjectNode write(Fact.ModelFailed failed) {
        return Json.object()
                .put("model", failed.model())
                .put("reason", failed.reason())
                .put("message", failed.message())
                .put("charged", failed.charged());
    }

    static Fact readModelFailed(ObjectReader json) {
        return new Fact.ModelFailed(
                json.string("model"),
                json.string("reason"),
                json.string("message"),
                json.node().path("charged").asBoolean());
    }

    static ObjectNode write(Fact.ModelChanged changed) {
        return Json.object()
                .put("from", changed.from())
                .put("to", changed.to())
                .put("reason", changed.reason())
                .put("message", changed.message());
    }

    static Fact readModelChanged(ObjectReader json) {
        return new Fact.ModelChanged(
                json.string("from"), json.string("to"), json.string("reason"), json.string("message"));
    }

    static ObjectNode write(Fact.Compacted compacted) {
        ObjectNode json = Json.object();
        json.put("summary", compacted.summary());
        json.put("kept_from", compacted.keptFrom());
        json.put("model", compacted.model());
        json.set("usage", UsageJson.write(compacted.usage()));
        return json.put("asked_at", compacted.askedAt().toString());
    }

    static Fact readCompacted(ObjectReader json) {
        return new Fact.Compacted(
                json.string("summary"),
                json.number("kept_from"),
                json.string("model"),
                UsageJson.read(json.node().path("usage")),
                json.instant("asked_at"));
    }

    static ObjectNode write(Fact.Told told) {
        ObjectNode json = Json.object();
        switch (told) {
            case Fact.Planned planned -> planned.steps().forEach(json.putArray("steps")::add);
            case Fact.PlanStepFinished step ->
                json.put("step", step.step())
                        .put("status", step.succeeded() ? DONE : FAILED)
                        .put("result", step.result());
            case Fact.AnswerRejected rejected -> json.put("reason", rejected.reason());
        }
        return json.put("message", told.message());
    }

    static Fact readPlanned(ObjectReader json) {
        List<String> steps = new ArrayList<>();
        json.node().path("steps").forEach(step -> steps.add(step.asText()));
        return new Fact.Planned(steps, json.string("message"));
    }

    static Fact readPlanStepFinished(ObjectReader json) {
        return new Fact.PlanStepFinished(
                (int) json.number("step"),
                json.string("status").equals(DONE),
                json.string("result"),
                json.string("message"));
    }
}
