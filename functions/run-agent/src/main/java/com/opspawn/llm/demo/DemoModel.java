package com.opspawn.llm.demo;

import com.opspawn.llm.Answer;
import com.opspawn.llm.Model;
import com.opspawn.llm.Prompt;

public final class DemoModel implements Model {
    @Override
    public String name() {
        return "demo";
    }

    @Override
    public Answer ask(Prompt prompt) {
        throw new UnsupportedOperationException();
    }
}
