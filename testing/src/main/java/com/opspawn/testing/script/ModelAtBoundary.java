package com.opspawn.testing.script;

import com.opspawn.llm.Answer;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.Prompt;
import com.opspawn.testing.actor.Scheduler;
import com.opspawn.testing.boundary.Boundary;
import com.opspawn.testing.boundary.Service;
import com.opspawn.testing.boundary.Way;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A model across the boundary: one crossing for each time it is asked. */
public final class ModelAtBoundary implements Model {
    private static final String BUSY = "busy";
    private static final String UNAVAILABLE = "unavailable";
    private final Model model;
    private final Boundary boundary;
    private final Scheduler scheduler;
    private final Duration thinking;

    /** @param thinking how long an answer takes */
    public ModelAtBoundary(Model model, Boundary boundary, Scheduler scheduler, Duration thinking) {
        this.model = model;
        this.boundary = boundary;
        this.scheduler = scheduler;
        this.thinking = thinking;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Answer ask(Prompt prompt) throws ModelException {
        try {
            return boundary.cross(new Ask(model, prompt, scheduler, thinking));
        } catch (RuntimeException | ModelException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ModelException.retryable(name() + " was told to stop", Optional.empty(), e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private record Ask(Model model, Prompt request, Scheduler scheduler, Duration thinking) implements Way<Answer> {

        @Override
        public Service service() {
            return Service.MODEL;
        }

        @Override
        public String operation() {
            return "ask";
        }

        @Override
        public Answer go() throws ModelException, InterruptedException {
            Answer answer = model.ask(request);
            scheduler.sleepInterruptibly(thinking);
            return answer;
        }

        /** The step stops waiting at its own time-out, long before. */
        @Override
        public Duration patience() {
            return Duration.ofHours(1);
        }

        @Override
        public Answer timedOut() throws ModelException {
            throw ModelException.retryable(
                    model.name() + " did not answer", Optional.empty(), new IllegalStateException());
        }

        @Override
        public List<String> errors() {
            return List.of(BUSY, UNAVAILABLE);
        }

        @Override
        public Answer error(String name) throws ModelException {
            throw name.equals(BUSY)
                    ? ModelException.refused(
                            "simulated: busy", Optional.of(Duration.ofSeconds(7)), new IllegalStateException())
                    : ModelException.retryable("simulated: broken", Optional.empty(), new IllegalStateException());
        }

        @Override
        public Answer die() {
            throw scheduler.die();
        }
    }
}
