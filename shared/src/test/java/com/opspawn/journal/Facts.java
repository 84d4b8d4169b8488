package com.opspawn.journal;

import com.opspawn.task.Samples;
import com.opspawn.task.Usage;
import java.time.Duration;
import java.util.List;
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

    public static final Fact.Completed COMPLETED = new Fact.Completed("It is 42.");
    public static final Fact.Failed FAILED = new Fact.Failed("model_unavailable", "openai/gpt-5 did not answer");
    public static final Fact.Cancelled CANCELLED = new Fact.Cancelled("not needed any more");

    private Facts() {}

    /** One of each kind. */
    public static List<Fact> ofEachKind() {
        return List.of(new Fact.Submitted(Samples.FULL), CALLS_TOOLS, TOOLS_FINISHED, COMPLETED, FAILED, CANCELLED);
    }

    public static Fact.ModelAnswered answer(String text) {
        return new Fact.ModelAnswered(
                "demo/demo", text, List.of(), FinishReason.STOP, new Usage(10, 5), Samples.NOON.plusMillis(100));
    }

    /** One that can follow any other; one in eight ends the task. */
    public static Fact any(RandomGenerator random) {
        return switch (random.nextInt(24)) {
            case 0 -> COMPLETED;
            case 1 -> FAILED;
            case 2 -> CANCELLED;
            case 3, 4, 5, 6 -> TOOLS_FINISHED;
            case 7, 8, 9 -> CALLS_TOOLS;
            default -> answer("answer " + random.nextInt(1_000));
        };
    }
}
