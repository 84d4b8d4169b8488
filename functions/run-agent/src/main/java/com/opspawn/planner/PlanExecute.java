package com.opspawn.planner;

import com.opspawn.journal.Fact;
import com.opspawn.llm.Answer;
import com.opspawn.tool.Cut;
import java.util.List;
import java.util.Optional;

/** A plan first, then its steps one by one, each with tools; a new plan where a step fails; the answer at the end. */
final class PlanExecute implements Planner {
    static final String NAME = "plan_execute";

    /** So many plans, and then the model answers with what it has. */
    private static final int MAX_PLANS = 4;

    /** Of what came of a step; the whole answer is in its own entry. */
    private static final int MAX_RESULT_CHARS = 2_000;

    private static final String FORM = """
        You work by a plan. First, before you call a tool or answer, give the plan alone: a JSON array of strings, \
        each one step that can be carried out and checked, as few as the task needs. Then you are told one step at a \
        time: carry it out, with the tools where they help, and answer with what came of it. If a step cannot be \
        carried out, answer with FAILED: and the reason, and you are asked for a new plan. At the end you are asked \
        for the answer to the task.\
        """;

    private static final String NO_PLAN =
            "That was no plan. Answer with the plan alone: a JSON array of strings, empty if"
                    + " the answer can be given at once.";
    private static final String ANSWER = "All steps are done. Now answer the user's task, directly and completely.";
    private static final String ANSWER_WITHOUT_PLAN = "Then answer the user's task now, directly and completely.";
    private static final String ANSWER_AFTER_FAILURES =
            "Too many plans have failed. Answer the user's task now with what"
                    + " you have, and say what could not be done.";
    private static final String NEW_PLAN =
            "Make a new plan for what is left to do, in the light of that: a JSON array of"
                    + " strings, empty if the answer can be given now.";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next next(Briefing briefing) {
        String systemText = briefing.instructions() + "\n\n" + FORM;
        return new Next.Ask(briefing.prompt(systemText, Conversation.of(briefing.history())));
    }

    @Override
    public Reading read(Briefing briefing, Answer answer) {
        if (!answer.toolCalls().isEmpty()) {
            return new Reading.Act(answer.text(), answer.toolCalls());
        }
        String words = Thoughts.without(answer.text());
        if (words.isBlank()) {
            return Reading.GiveUp.onlyThoughts(answer.text());
        }
        PlanProgress progress = PlanProgress.of(briefing.history(), MAX_PLANS);
        return switch (progress.phase()) {
            case PLAN -> plan(progress, answer.text(), words);
            case STEP -> new Reading.GoOn(answer.text(), step(progress, words));
            case ANSWER -> new Reading.Finish(answer.text(), words);
        };
    }

    private static Reading plan(PlanProgress progress, String text, String words) {
        Optional<List<String>> plan = PlanText.read(words, progress.rejected());
        if (plan.isPresent()) {
            return new Reading.GoOn(text, new Fact.Planned(plan.get(), firstStep(plan.get())));
        }
        // Some goals need no plan, and some models make none: what it says twice is its answer.
        return progress.rejected()
                ? new Reading.Finish(text, words)
                : new Reading.GoOn(text, new Fact.AnswerRejected(Reading.UNREADABLE, NO_PLAN));
    }

    private static String firstStep(List<String> plan) {
        return plan.isEmpty() ? ANSWER_WITHOUT_PLAN : instruction(plan, 0);
    }

    private static String instruction(List<String> plan, int index) {
        return "Step " + (index + 1) + " of " + plan.size() + ": " + plan.get(index)
                + "\nCarry out this step only, and answer with what came of it, or with FAILED: and the reason.";
    }

    private static Fact.Told step(PlanProgress progress, String words) {
        int done = progress.finishedSteps() + 1;
        Optional<String> failure = PlanText.failure(words);
        String result = Cut.to(MAX_RESULT_CHARS, failure.orElse(words));
        return new Fact.PlanStepFinished(
                done, failure.isEmpty(), result, following(progress, done, failure.isPresent()));
    }

    private static String following(PlanProgress progress, int done, boolean failed) {
        if (failed) {
            return progress.plans() < MAX_PLANS ? NEW_PLAN : ANSWER_AFTER_FAILURES;
        }
        return done < progress.steps().size() ? instruction(progress.steps(), done) : ANSWER;
    }
}
