package com.opspawn.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.trace.TraceContext;

/** A submission as JSON: the same fields, with the same names, as in a request's body, and the caller's {@code traceparent}. */
public final class SubmissionJson {
    private SubmissionJson() {}

    public static ObjectNode write(Submission submission) {
        ObjectNode json = Json.object();
        json.put("task_type", submission.taskType());
        submission.name().ifPresent(name -> json.put("name", name));
        submission.agentId().ifPresent(agentId -> json.put("agent_id", agentId));
        json.set("input_data", submission.inputData());
        submission.agentConfig().ifPresent(config -> json.set("agent_config", config));
        if (!submission.budget().equals(Budget.UNLIMITED)) {
            json.set("budget", write(submission.budget()));
        }
        submission.deadline().ifPresent(deadline -> json.put("deadline", deadline.toString()));
        submission.metadata().ifPresent(metadata -> json.set("metadata", metadata));
        submission.webhook().ifPresent(webhook -> json.putObject("webhook").put("url", webhook.url()));
        submission.trace().ifPresent(trace -> json.put("traceparent", trace.write()));
        return json;
    }

    private static ObjectNode write(Budget budget) {
        ObjectNode json = Json.object();
        budget.maxSteps().ifPresent(steps -> json.put("max_steps", steps));
        budget.maxTokens().ifPresent(tokens -> json.put("max_tokens", tokens));
        budget.maxSeconds().ifPresent(seconds -> json.put("max_seconds", seconds));
        budget.maxToolCalls().ifPresent(calls -> json.put("max_tool_calls", calls));
        budget.maxDollars().ifPresent(dollars -> json.put("max_dollars", dollars));
        return json;
    }

    public static Submission read(ObjectReader json) {
        return new Submission(
                json.string("task_type"),
                json.optionalString("name"),
                json.optionalString("agent_id"),
                json.optionalObject("input_data").orElseGet(Json::object),
                json.optionalObject("agent_config"),
                json.optionalObject("budget")
                        .map(ObjectReader::new)
                        .map(SubmissionJson::readBudget)
                        .orElse(Budget.UNLIMITED),
                json.optionalInstant("deadline"),
                json.optionalObject("metadata"),
                json.optionalObject("webhook").map(ObjectReader::new).map(SubmissionJson::readWebhook),
                json.optionalString("traceparent").flatMap(TraceContext::parse));
    }

    private static Webhook readWebhook(ObjectReader json) {
        return new Webhook(json.string("url"));
    }

    private static Budget readBudget(ObjectReader json) {
        return new Budget(
                json.optionalNumber("max_steps"),
                json.optionalNumber("max_tokens"),
                json.optionalNumber("max_seconds"),
                json.optionalNumber("max_tool_calls"),
                json.optionalDecimal("max_dollars"));
    }
}
