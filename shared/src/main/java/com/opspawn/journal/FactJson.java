package com.opspawn.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.task.SubmissionJson;
import com.opspawn.task.UsageJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Facts as JSON, in stores and in the API alike. What was written once stays readable: fields are only ever added. */
public final class FactJson {
    private FactJson() {}

    /** The kind's name, as in {@code GET …/events}. */
    public static String type(Fact fact) {
        return switch (fact) {
            case Fact.Submitted _ -> "submitted";
            case Fact.ModelAnswered _ -> "model_answered";
            case Fact.ToolStarted _ -> "tool_started";
            case Fact.ToolFinished _ -> "tool_finished";
            case Fact.ToolsFinished _ -> "tools_finished";
            case Fact.Recalled _ -> "recalled";
            case Fact.ModelAsked _ -> "model_asked";
            case Fact.ModelFailed _ -> "model_failed";
            case Fact.ModelChanged _ -> "model_changed";
            case Fact.Compacted _ -> "compacted";
            case Fact.Planned _ -> "planned";
            case Fact.PlanStepFinished _ -> "plan_step_finished";
            case Fact.AnswerRejected _ -> "answer_rejected";
            case Fact.InputRequested _ -> "input_requested";
            case Fact.InputGiven _ -> "input_given";
            case Fact.MessageAdded _ -> "message_added";
            case Fact.Paused _ -> "paused";
            case Fact.Resumed _ -> "resumed";
            case Fact.Redriven _ -> "redriven";
            case Fact.Completed _ -> "completed";
            case Fact.Failed _ -> "failed";
            case Fact.Cancelled _ -> "cancelled";
        };
    }

    /** The fields of a fact, without its type. */
    public static ObjectNode write(Fact fact) {
        return switch (fact) {
            case Fact.Submitted submitted -> SubmissionJson.write(submitted.submission());
            case Fact.ModelAnswered answer -> write(answer);
            case Fact.ToolStarted started -> CallsJson.write(started);
            case Fact.ToolFinished finished -> CallsJson.write(finished);
            case Fact.ToolsFinished finished -> CallsJson.write(finished);
            case Fact.Recalled recalled -> GuidanceJson.write(recalled);
            case Fact.ModelAsked asked -> GuidanceJson.write(asked);
            case Fact.ModelFailed failed -> GuidanceJson.write(failed);
            case Fact.ModelChanged changed -> GuidanceJson.write(changed);
            case Fact.Compacted compacted -> GuidanceJson.write(compacted);
            case Fact.Told told -> GuidanceJson.write(told);
            case Fact.InputRequested asked -> OutsideJson.write(asked.request());
            case Fact.FromOutside fromOutside -> OutsideJson.write(fromOutside);
            case Fact.Completed done -> Json.object().put("result", done.result());
            case Fact.Failed failed ->
                Json.object().put("reason", failed.reason()).put("message", failed.message());
            case Fact.Cancelled cancelled -> OutsideJson.write(cancelled);
        };
    }

    private static ObjectNode write(Fact.ModelAnswered answer) {
        ObjectNode json = Json.object();
        json.put("model", answer.model());
        json.put("text", answer.text());
        ArrayNode calls = json.putArray("tool_calls");
        for (ToolCall call : answer.toolCalls()) {
            calls.addObject().put("id", call.id()).put("tool", call.tool()).put("arguments", call.arguments());
        }
        json.put("finish_reason", answer.finishReason().name().toLowerCase(Locale.ROOT));
        json.set("usage", UsageJson.write(answer.usage()));
        json.put("asked_at", answer.askedAt().toString());
        answer.toldUntil().ifPresent(seq -> json.put("told_until", seq));
        return json;
    }

    /**
     * Reads what {@link #write} wrote, by this version or an earlier one.
     *
     * @throws IllegalStateException for a type that only a later version knows
     */
    public static Fact read(String type, ObjectReader json) {
        return switch (type) {
            case "submitted" -> new Fact.Submitted(SubmissionJson.read(json));
            case "model_answered" -> readAnswer(json);
            case "tool_started" -> CallsJson.readStarted(json);
            case "tool_finished" -> CallsJson.readFinished(json);
            case "tools_finished" -> CallsJson.readAllFinished(json);
            case "recalled" -> GuidanceJson.readRecalled(json);
            case "model_asked" -> GuidanceJson.readModelAsked(json);
            case "model_failed" -> GuidanceJson.readModelFailed(json);
            case "model_changed" -> GuidanceJson.readModelChanged(json);
            case "compacted" -> GuidanceJson.readCompacted(json);
            case "planned" -> GuidanceJson.readPlanned(json);
            case "plan_step_finished" -> GuidanceJson.readPlanStepFinished(json);
            case "answer_rejected" -> new Fact.AnswerRejected(json.string("reason"), json.string("message"));
            case "input_requested" -> OutsideJson.readRequest(json);
            case "input_given" -> OutsideJson.readGiven(json);
            case "message_added" -> OutsideJson.readMessage(json);
            case "paused" -> OutsideJson.readPaused(json);
            case "resumed" -> OutsideJson.readResumed(json);
            case "redriven" -> OutsideJson.readRedriven(json);
            case "completed" -> new Fact.Completed(json.string("result"));
            case "failed" -> new Fact.Failed(json.string("reason"), json.string("message"));
            case "cancelled" ->
                new Fact.Cancelled(
                        json.string("reason"), json.optionalString("by").orElse(""));
            default ->
                throw new IllegalStateException(
                        "journal entry of type '" + type + "': this version does not know it; deploy the newer one");
        };
    }

    private static Fact.ModelAnswered readAnswer(ObjectReader json) {
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode node : json.node().path("tool_calls")) {
            ObjectReader call = new ObjectReader((ObjectNode) node);
            calls.add(new ToolCall(call.string("id"), call.string("tool"), call.string("arguments")));
        }
        return new Fact.ModelAnswered(
                json.string("model"),
                json.string("text"),
                calls,
                FinishReason.valueOf(json.string("finish_reason").toUpperCase(Locale.ROOT)),
                UsageJson.read(json.node().path("usage")),
                json.instant("asked_at"),
                json.optionalNumber("told_until"));
    }
}
