package com.opspawn.agent;

import com.opspawn.llm.Answer;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.Prompt;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a model and waits for so long and no longer, however slowly its answer drips. */
final class AskedModel {
    private AskedModel() {}

    /** @param timeout above zero */
    static Answer ask(Model model, Prompt prompt, Duration timeout) throws ModelException, InterruptedException {
        FutureTask<Answer> answer = new FutureTask<>(() -> model.ask(prompt));
        Thread.ofVirtual().name("model " + model.name()).start(answer);
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            String time = timeout.toSeconds() > 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
            throw ModelException.retryable(model.name() + " did not answer within " + time, Optional.empty(), e);
        } catch (ExecutionException e) {
            throw failure(model, e);
        } finally {
            answer.cancel(true);
        }
    }

    private static ModelException failure(Model model, ExecutionException e) {
        if (e.getCause() instanceof VirtualMachineError broken) {
            // Out of memory is the environment's trouble and not the task's: the workflow tries again in another one.
            throw broken;
        }
        return e.getCause() instanceof ModelException failure
                ? failure
                : ModelException.terminal("asking " + model.name() + " broke: " + e.getCause(), e);
    }
}
