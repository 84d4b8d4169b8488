package com.opspawn.planner;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import java.util.List;

/**
 * How far a plan is, as a fold over the journal.
 *
 * @param phase what the next answer is
 * @param steps of the plan in force; empty where there is none
 * @param finishedSteps of that plan
 * @param plans how many there were
 * @param rejected whether the last answer was no plan although it should have been one
 */
record PlanProgress(Phase phase, List<String> steps, int finishedSteps, int plans, boolean rejected) {
    enum Phase {
        PLAN,
        STEP,
        ANSWER
    }

    private static final PlanProgress START = new PlanProgress(Phase.PLAN, List.of(), 0, 0, false);

    /** @param maxPlans after so many, a failed step leads to the answer */
    static PlanProgress of(History history, int maxPlans) {
        PlanProgress progress = START;
        for (Entry entry : history.entries()) {
            progress = switch (entry.fact()) {
                case Fact.Planned planned -> progress.planned(planned.steps());
                case Fact.PlanStepFinished step -> progress.finished(step.succeeded(), maxPlans);
                case Fact.AnswerRejected answer -> progress.rejected(answer.reason());
                case Fact.Submitted _,
                        Fact.Recalled _,
                        Fact.ModelAnswered _,
                        Fact.ToolStarted _,
                        Fact.ToolFinished _,
                        Fact.ToolsFinished _,
                        Fact.ModelAsked _,
                        Fact.ModelFailed _,
                        Fact.ModelChanged _,
                        Fact.Compacted _,
                        Fact.InputRequested _,
                        Fact.FromOutside _,
                        Fact.Ending _ -> progress;
            };
        }
        return progress;
    }

    private PlanProgress planned(List<String> newSteps) {
        return new PlanProgress(newSteps.isEmpty() ? Phase.ANSWER : Phase.STEP, newSteps, 0, plans + 1, false);
    }

    /** What is rejected for another reason was meant as the task's result: the next answer is, too. */
    private PlanProgress rejected(String reason) {
        Phase next = reason.equals(Reading.UNREADABLE) ? phase : Phase.ANSWER;
        return new PlanProgress(next, steps, finishedSteps, plans, true);
    }

    private PlanProgress finished(boolean succeeded, int maxPlans) {
        if (succeeded) {
            int done = finishedSteps + 1;
            return new PlanProgress(done < steps.size() ? Phase.STEP : Phase.ANSWER, steps, done, plans, false);
        }
        return new PlanProgress(plans < maxPlans ? Phase.PLAN : Phase.ANSWER, steps, finishedSteps, plans, false);
    }
}
