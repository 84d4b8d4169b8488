package com.opspawn.agent;

import com.opspawn.journal.Fact;
import java.util.List;

/** What a look at the history leads to. */
sealed interface Decision {

    /** Facts are recorded, and the history is looked at again. */
    record Append(List<Fact> facts) implements Decision {
        public Append {
            facts = List.copyOf(facts);
        }

        static Append of(Fact... facts) {
            return new Append(List.of(facts));
        }
    }

    /** Facts are recorded, and the rest is for a later invocation. */
    record AppendAndLeave(List<Fact> facts, StepOutcome outcome) implements Decision {
        public AppendAndLeave {
            facts = List.copyOf(facts);
        }
    }

    /** What a question may cost is recorded; whoever wins that slot asks it. */
    record Reserve(Fact.ModelAsked asked, Question question) implements Decision {}

    /** Calls of an answer are to be run. */
    record Act(Work work) implements Decision {}

    /** Nothing is to be recorded now. */
    record Leave(StepOutcome outcome) implements Decision {}
}
