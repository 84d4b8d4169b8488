package com.opspawn.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Submissions, tasks and times to test with. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final String TENANT = "acme";

    /** With every field that a submission can have. */
    public static final Submission FULL = new Submission(
            "agent_run",
            Optional.of("Greeting"),
            Optional.of("helper"),
            Json.object().put("prompt", "Say hello to Zoë 👋").put("goal", "be kind"),
            Optional.of(json("""
                {"llm_model": "gpt-5", "temperature": 0.5}\
                """)),
            new Budget(OptionalLong.of(5), OptionalLong.of(10_000), OptionalLong.of(600)),
            Optional.of(Instant.parse("2026-11-23T00:00:00Z")),
            Optional.of(json("""
                {"ticket": 42, "labels": ["a", "b"], "share": 1.50}\
                """)));

    private Samples() {}

    /** As a body is read. */
    public static ObjectNode json(String text) {
        return (ObjectNode) Json.parseOwn(text);
    }

    /** The n-th task of a tenant: equal for equal numbers. */
    public static TaskKey key(String tenant, long number) {
        return TaskKey.of(tenant, new UUID(0x0123_4567_89ab_4defL, number));
    }

    public static Submission saying(String prompt) {
        return submission(Optional.empty(), prompt);
    }

    public static Submission by(String agentId) {
        return submission(Optional.of(agentId), "Say hello");
    }

    private static Submission submission(Optional<String> agentId, String prompt) {
        return new Submission(
                "agent_task",
                Optional.empty(),
                agentId,
                Json.object().put("prompt", prompt),
                Optional.empty(),
                Budget.UNLIMITED,
                Optional.empty(),
                Optional.empty());
    }

    /** One in each state, ended or not. */
    public static List<TaskState> states() {
        Usage usage = new Usage(120, 30, 100, 20, Optional.of(new BigDecimal("0.00125")));
        Optional<Instant> started = Optional.of(NOON.plusSeconds(1));
        Instant ended = NOON.plusSeconds(9);
        return List.of(
                new TaskState.Pending(),
                new TaskState.Running(started, usage),
                new TaskState.Completed(started, usage, ended, "Hello, Zoë"),
                new TaskState.Failed(started, usage, ended, "model_unavailable", "openai: no answer"),
                new TaskState.Failed(Optional.empty(), Usage.NONE, ended, "step_failed", "a step failed"),
                new TaskState.Cancelled(Optional.empty(), Usage.NONE, ended, ""));
    }
}
