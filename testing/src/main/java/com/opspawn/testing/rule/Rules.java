package com.opspawn.testing.rule;

import com.opspawn.testing.run.Run;
import java.util.List;

/** The rules that hold for every task, whatever it is about. */
public final class Rules {
    /** All of them. */
    public static final List<Rule> ALL = List.of(
            new NothingIsStuck(),
            new PromisesAreKept(),
            new NoGaps(),
            new EndsOnce(),
            new ShownIsFold(),
            new OneTaskForOneKey(),
            new AnswersAreAskedForOnce(),
            new AnswersAreKept(),
            new CallsHaveResults(),
            new EffectsHappenOnce(),
            new PromptsOnlyGrow(),
            new StepsAreTriedAgain(),
            new NothingStartsAfterTheEnd(),
            new PausesHold(),
            new WakesAreNotLost(),
            new MessagesAreHeard(),
            new DecisionsBind(),
            new OneOutcome());

    private Rules() {}

    /** Everything that is wrong with a run. */
    public static List<Violation> broken(Run run) {
        return ALL.stream()
                .flatMap(rule -> rule.broken(run).stream().map(what -> new Violation(rule.words(), what)))
                .toList();
    }
}
