package com.opspawn.journal;

import com.opspawn.task.Samples;
import com.opspawn.task.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Facts to test with. */
public final class Facts {
    public static final Fact.ModelAnswered CALLS_TOOLS = new Fact.ModelAnswered(
            "openai/gpt-5",
            "Let me see.",
            List.of(
                    new ToolCall("call_1", "calculator", "{\"expression\": \"6*7\"}"),
                    new ToolCall("call_2", "nosuch", "not json")),
            FinishReason.TOOL_CALLS,
            new Usage(100, 20),
            Samples.NOON.plusMillis(250));

    public static final Fact.ToolsFinished TOOLS_FINISHED = new Fact.ToolsFinished(List.of(
            new ToolResult("call_1", "calculator", ToolStatus.SUCCEEDED, "42", Duration.ofMillis(3)),
            new ToolResult("call_2", "nosuch", ToolStatus.FAILED, "there is no tool 'nosuch'", Duration.ZERO)));

    public static final Fact.ToolStarted TOOL_STARTED =
            new Fact.ToolStarted(1, List.of("call_1", "call_2"), Samples.NOON.plusSeconds(300));
    public static final Fact.ToolFinished TOOL_FINISHED = new Fact.ToolFinished(
            1, new ToolResult("call_1", "refund", ToolStatus.UNKNOWN, "nobody can tell", Duration.ofMillis(30)));

    public static final Fact.Recalled RECALLED =
            new Fact.Recalled(List.of(new Memory("m1", "Rome is warm in May.", 0.875, "task_1", "remember")));
    public static final Fact.ModelAsked MODEL_ASKED = new Fact.ModelAsked(
            "openai/gpt-5", 1_200, Optional.of(new BigDecimal("0.0125")), Samples.NOON.plusSeconds(120));
    public static final Fact.ModelFailed MODEL_FAILED =
            new Fact.ModelFailed("openai/gpt-5", "no_answer", "openai/gpt-5 did not answer within 120 s", true);
    public static final Fact.ModelChanged MODEL_CHANGED = new Fact.ModelChanged(
            "openai/gpt-5", "anthropic/claude", "model_unavailable", "openai/gpt-5 did not answer; asked 4 times");
    public static final Fact.Planned PLANNED = new Fact.Planned(List.of("Look", "Tell"), "Step 1 of 2: Look");
    public static final Fact.PlanStepFinished STEP_FINISHED =
            new Fact.PlanStepFinished(1, false, "there is nothing to see", "Make a new plan");
    public static final Fact.AnswerRejected REJECTED =
            new Fact.AnswerRejected("invalid_output", "$.total: must be a number");
    public static final Fact.Compacted COMPACTED = new Fact.Compacted(
            "Rome was looked up.", 3, "openai/gpt-5", new Usage(200, 10), Samples.NOON.plusSeconds(1));

    public static final Fact.Completed COMPLETED = new Fact.Completed("It is 42.");
    public static final Fact.Failed FAILED = new Fact.Failed("model_unavailable", "openai/gpt-5 did not answer");
    public static final Fact.Cancelled CANCELLED = new Fact.Cancelled("not needed any more", "");
    public static final InputRequest APPROVAL = new InputRequest(
            "approval-1-0",
            InputRequest.Type.APPROVAL,
            1,
            new ToolCall("call_1", "refund", "{\"order\": 7}"),
            "May refund be called?",
            List.of(),
            InputDecision.REJECT,
            Optional.of(Samples.NOON.plusSeconds(3_600)));
    public static final Fact.InputRequested INPUT_REQUESTED = new Fact.InputRequested(APPROVAL);
    public static final Fact.InputGiven INPUT_GIVEN = new Fact.InputGiven(
            "approval-1-0",
            InputDecision.EDIT,
            "a smaller one",
            Optional.of("{\"order\": 8}"),
            Optional.empty(),
            "zoe");
    public static final Fact.InputGiven ANSWER_GIVEN = new Fact.InputGiven(
            "question-1-1", InputDecision.ANSWER, "", Optional.empty(), Optional.of("the blue one"), "zoe");
    public static final Fact.MessageAdded MESSAGE_ADDED =
            new Fact.MessageAdded("And in June?", "zoe", Optional.of("message 1"));
    public static final Fact.Paused PAUSED = new Fact.Paused("wait for the audit", "zoe");
    public static final Fact.Resumed RESUMED = new Fact.Resumed("", "zoe", Optional.of("resume-1"));
    public static final Fact.Redriven REDRIVEN = new Fact.Redriven("the provider is back", "zoe");

    private Facts() {}

    /** One of each kind. */
    public static List<Fact> ofEachKind() {
        return List.of(
                new Fact.Submitted(Samples.FULL),
                RECALLED,
                CALLS_TOOLS,
                TOOL_STARTED,
                TOOL_FINISHED,
                TOOLS_FINISHED,
                MODEL_ASKED,
                MODEL_FAILED,
                MODEL_CHANGED,
                PLANNED,
                STEP_FINISHED,
                REJECTED,
                COMPACTED,
                INPUT_REQUESTED,
                INPUT_GIVEN,
                MESSAGE_ADDED,
                PAUSED,
                RESUMED,
                REDRIVEN,
                COMPLETED,
                FAILED,
                CANCELLED);
    }

    public static Fact.ModelAnswered answer(String text) {
        return new Fact.ModelAnswered(
                "demo/demo", text, List.of(), FinishReason.STOP, new Usage(10, 5), Samples.NOON.plusMillis(100));
    }

    /** One that can follow any other; one in twelve ends the task. */
    public static Fact any(RandomGenerator random) {
        return switch (random.nextInt(36)) {
            case 0 -> COMPLETED;
            case 1 -> FAILED;
            case 2 -> CANCELLED;
            case 3, 4, 5, 6 -> TOOLS_FINISHED;
            case 7, 8, 9 -> CALLS_TOOLS;
            case 10 -> random.nextBoolean() ? RECALLED : MODEL_ASKED;
            case 11 -> random.nextBoolean() ? MODEL_CHANGED : MODEL_FAILED;
            case 12 -> PLANNED;
            case 13 -> STEP_FINISHED;
            case 14 -> REJECTED;
            case 15 -> COMPACTED;
            case 16 -> TOOL_STARTED;
            case 17 -> TOOL_FINISHED;
            case 18 -> MESSAGE_ADDED;
            case 19, 20 -> PAUSED;
            case 21 -> RESUMED;
            case 22, 23 -> INPUT_REQUESTED;
            case 24 -> INPUT_GIVEN;
            default -> answer("answer " + random.nextInt(1_000));
        };
    }
}
