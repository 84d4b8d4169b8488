package com.opspawn.agent;

import com.opspawn.llm.Answer;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.Prompt;
import com.opspawn.tool.SideBySide;
import com.opspawn.tool.SideBySide.Ended;
import com.opspawn.tool.SideBySide.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Asks a model and waits for so long and no longer, however slowly its answer drips. */
final class AskedModel {
    private final SideBySide sideBySide;

    AskedModel(SideBySide sideBySide) {
        this.sideBySide = sideBySide;
    }

    /** @param timeout above zero */
    Answer ask(Model model, Prompt prompt, Duration timeout) throws ModelException, InterruptedException {
        List<Ended<Answer>> ends = new ArrayList<>();
        sideBySide.run(List.of(new Work<>(() -> model.ask(prompt), timeout)), ends::add);
        return switch (ends.getFirst()) {
            case Ended.Returned<Answer> returned -> returned.value();
            case Ended.Threw<Answer> threw -> throw failure(model, threw.cause());
            case Ended.TimedOut<Answer> _ -> throw late(model, timeout);
        };
    }

    private static ModelException late(Model model, Duration timeout) {
        String time = timeout.toSeconds() > 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
        String message = model.name() + " did not answer within " + time;
        return ModelException.retryable(message, Optional.empty(), new TimeoutException(message));
    }

    private static ModelException failure(Model model, Throwable e) {
        if (e instanceof VirtualMachineError broken) {
            // Out of memory is the environment's trouble and not the task's: the workflow tries again in another one.
            throw broken;
        }
        return e instanceof ModelException failure
                ? failure
                : ModelException.terminal("asking " + model.name() + " broke: " + e, e);
    }
}
