package com.opspawn.planner;

import com.opspawn.llm.Answer;

/** Think, act, look, and again: the model calls tools by its provider's own means, and answers when it is done. */
final class React implements Planner {
    static final String NAME = "react";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next next(Briefing briefing) {
        return new Next.Ask(briefing.prompt(briefing.instructions(), Conversation.of(briefing.history())));
    }

    @Override
    public Reading read(Briefing briefing, Answer answer) {
        if (!answer.toolCalls().isEmpty()) {
            return new Reading.Act(answer.text(), answer.toolCalls());
        }
        String words = Thoughts.without(answer.text());
        return words.isBlank() ? Reading.GiveUp.onlyThoughts(answer.text()) : new Reading.Finish(answer.text(), words);
    }
}
