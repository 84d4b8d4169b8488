package com.opspawn.journal;

import com.opspawn.task.Submission;
import com.opspawn.task.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What an entry records. Each kind keeps its name and its fields for ever: journals outlive versions. */
public sealed interface Fact {

    /** The task was asked for. Always entry 0, and only there. */
    record Submitted(Submission submission) implements Fact {}

    /**
     * A model answered.
     *
     * @param model who answered, as {@code provider/name}
     * @param text its words; may be empty
     * @param toolCalls what it wants to have run, in its order
     * @param finishReason why it stopped
     * @param usage what the answer cost
     * @param askedAt when it was asked
     * @param toldUntil the first entry that it was not told of, where others wrote between the question and this; empty
     *     where it was told of all
     */
    record ModelAnswered(
            String model,
            String text,
            List<ToolCall> toolCalls,
            FinishReason finishReason,
            Usage usage,
            Instant askedAt,
            OptionalLong toldUntil)
            implements Fact {
        public ModelAnswered {
            toolCalls = List.copyOf(toolCalls);
        }

        /** One that was told of all. */
        public ModelAnswered(
                String model,
                String text,
                List<ToolCall> toolCalls,
                FinishReason finishReason,
                Usage usage,
                Instant askedAt) {
            this(model, text, toolCalls, finishReason, usage, askedAt, OptionalLong.empty());
        }

        /** The same words, by one that was not told of what follows here. */
        public ModelAnswered toldUntil(long seq) {
            return new ModelAnswered(model, text, toolCalls, finishReason, usage, askedAt, OptionalLong.of(seq));
        }
    }

    /**
     * Calls are about to run that must not happen twice: those of effect {@code once} and {@code reconcilable}. Whoever won
     * this slot runs them, and nobody else does.
     *
     * @param answer the entry of the answer that asked for them
     * @param callIds of that answer
     * @param deadline until then they may be running; after it, whoever ran them is dead
     */
    record ToolStarted(long answer, List<String> callIds, Instant deadline) implements Fact {
        public ToolStarted {
            callIds = List.copyOf(callIds);
        }
    }

    /**
     * A call that has effects has ended. May follow the task's end, for a call that was running then.
     *
     * @param answer the entry of the answer that asked for it
     */
    record ToolFinished(long answer, ToolResult result) implements Fact {}

    /**
     * All the tool calls of the last answer have ended: one result for each that has none yet, in the order of the calls.
     */
    record ToolsFinished(List<ToolResult> results) implements Fact {
        public ToolsFinished {
            results = List.copyOf(results);
        }
    }

    /**
     * What the agent remembers of earlier tasks, looked up once, before the first answer.
     *
     * @param memories the nearest first
     */
    record Recalled(List<Memory> memories) implements Fact {
        public Recalled {
            memories = List.copyOf(memories);
        }
    }

    /**
     * A model is about to be asked by a task with a budget of tokens or dollars. What the call may cost at the most is
     * reserved; it counts as used unless the answer follows, or that there was nothing to pay.
     *
     * @param model who is asked, as {@code provider/name}
     * @param tokens input and output together, at the most
     * @param dollars at the most; empty where there is no budget of dollars
     * @param deadline until then the call may be going on; after it, nobody waits for it
     */
    record ModelAsked(String model, long tokens, Optional<BigDecimal> dollars, Instant deadline) implements Fact {}

    /**
     * The model that was about to be asked gave no answer.
     *
     * @param reason a stable code: {@code context_exceeded} where the prompt was too long, else {@code no_answer}
     * @param message what went wrong
     * @param charged whether the provider may charge for it: it does for an answer that came too late, and does not for
     *     a refusal
     */
    record ModelFailed(String model, String reason, String message, boolean charged) implements Fact {}

    /**
     * The next model in line takes over from one that gave no answer.
     *
     * @param from who gave none, as {@code provider/name}
     * @param to who is asked from now on
     * @param reason the code that the task would have failed with
     * @param message what went wrong, and how often
     */
    record ModelChanged(String from, String to, String reason, String message) implements Fact {}

    /**
     * A summary stands for the beginning of the conversation from now on.
     *
     * @param summary what the model is told instead
     * @param keptFrom the first entry that is still told as it is; the goal always is
     * @param model who wrote the summary
     * @param usage what it cost
     * @param askedAt when the model was asked for it
     */
    record Compacted(String summary, long keptFrom, String model, Usage usage, Instant askedAt) implements Fact {}

    /** Something that the model is told next, as if the user said it. */
    sealed interface Told extends Fact {

        /** The very words. */
        String message();
    }

    /** @param steps the plan, as the model made it */
    record Planned(List<String> steps, String message) implements Told {
        public Planned {
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param step its place in the plan, from 1
     * @param succeeded whether it did what it should
     * @param result in the model's words
     */
    record PlanStepFinished(int step, boolean succeeded, String result, String message) implements Told {}

    /** @param reason a stable code: {@code invalid_output} or {@code unreadable_answer} */
    record AnswerRejected(String reason, String message) implements Told {}

    /** A person has to be asked before the task can go on. */
    record InputRequested(InputRequest request) implements Fact {}

    /**
     * What comes from outside while a task runs: it may lie between any two entries of a step, and takes nothing from what
     * the step was doing.
     */
    sealed interface FromOutside extends Fact {

        /** Whose doing it is: the caller's subject, or {@link InputGiven#EXPIRY}. */
        String by();
    }

    /** What a caller may have sent more than once. */
    sealed interface Keyed extends FromOutside {

        /** Of the request that brought it: the same request again is known by it, however late it comes. */
        Optional<String> idempotencyKey();
    }

    /**
     * Nothing new is begun until {@link Resumed}.
     *
     * @param reason may be empty
     */
    record Paused(String reason, String by, Optional<String> idempotencyKey) implements Keyed {
        public Paused(String reason, String by) {
            this(reason, by, Optional.empty());
        }
    }

    /** @param reason may be empty */
    record Resumed(String reason, String by, Optional<String> idempotencyKey) implements Keyed {
        public Resumed(String reason, String by) {
            this(reason, by, Optional.empty());
        }
    }

    /** What a user said to a task that runs: the model is told with the next question. */
    record MessageAdded(String content, String by, Optional<String> idempotencyKey) implements Keyed {}

    /**
     * What a person decided on a request.
     *
     * @param reason may be empty
     * @param arguments a JSON object to run the call with instead; there exactly where the decision is {@code EDIT}
     * @param answer there exactly where the decision is {@code ANSWER}
     */
    record InputGiven(
            String requestId,
            InputDecision decision,
            String reason,
            Optional<String> arguments,
            Optional<String> answer,
            String by)
            implements FromOutside {
        /** Who decides where no person did in time. */
        public static final String EXPIRY = "expiry";

        public InputGiven {
            if (arguments.isPresent() != (decision == InputDecision.EDIT)
                    || answer.isPresent() != (decision == InputDecision.ANSWER)) {
                throw new IllegalArgumentException(
                        "input_given " + requestId + ": edit has arguments, answer has an answer, and no other has");
            }
        }
    }

    /**
     * A task that had failed goes on from its journal: its failure no longer ends it.
     *
     * @param reason may be empty
     */
    record Redriven(String reason, String by, Optional<String> idempotencyKey) implements Keyed {
        public Redriven(String reason, String by) {
            this(reason, by, Optional.empty());
        }
    }

    /**
     * Nothing that follows one of these is acted on: only results of what was at work then may follow, and what undoes a
     * failure.
     */
    sealed interface Ending extends Fact {}

    /** @param result the agent's answer */
    record Completed(String result) implements Ending {}

    /**
     * @param reason a stable code, such as {@code model_unavailable}
     * @param message where, what, and how to fix it
     */
    record Failed(String reason, String message) implements Ending {}

    /**
     * @param reason why, in the words of who cancelled it; may be empty
     * @param by whose doing it is: the caller's subject; empty where it is not known
     */
    record Cancelled(String reason, String by) implements Ending {}
}
