package com.opspawn.planner;

import com.opspawn.llm.Answer;

/** Asks no model at all: for trying a deployment, and for tests of everything around a model. */
final class Placeholder implements Planner {
    static final String NAME = "placeholder";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next next(Briefing briefing) {
        return new Next.Finish("Placeholder: no model was asked. The goal was: "
                + briefing.history().submission().goal());
    }

    @Override
    public Reading read(Briefing briefing, Answer answer) {
        throw new IllegalStateException("the placeholder planner asks no model");
    }
}
