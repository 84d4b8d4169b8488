package com.opspawn.testing.cloud;

import com.opspawn.testing.actor.Sandbox;
import com.opspawn.testing.actor.Scheduler;
import com.opspawn.testing.boundary.Boundary;
import com.opspawn.testing.boundary.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who hands in tasks: clients of the API, the queue, and the rule that has the sweeper run each minute. */
public final class Callers {
    /** As the template has them. */
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(3);

    private static final int MAX_RECEIVE_COUNT = 5;
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Scheduler scheduler;
    private final Boundary boundary;
    private final Lambdas lambdas;
    private final Entrances entrances;
    private final List<Accepted> accepted = new ArrayList<>();
    private final List<Submission> deadLetters = new ArrayList<>();
    private int busy;

    public Callers(Scheduler scheduler, Boundary boundary, Lambdas lambdas, Entrances entrances) {
        this.scheduler = scheduler;
        this.boundary = boundary;
        this.lambdas = lambdas;
        this.entrances = entrances;
    }

    /** Promises that were made. */
    public List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /** Messages that the queue gave up. */
    public List<Submission> deadLetters() {
        return List.copyOf(deadLetters);
    }

    /** Whether somebody has not finished handing in. */
    public boolean areBusy() {
        return busy > 0;
    }

    /** Begins to hand in. */
    public void send(Submission submission, int number) {
        busy++;
        Sandbox sandbox = new Sandbox((submission.queued() ? "queue" : "client") + "#" + number);
        sandbox.whenDead(() -> busy--);
        scheduler.start(sandbox, "sending", () -> {
            if (submission.queued()) {
                deliver(submission, "message-" + number);
            } else {
                post(submission);
            }
            sandbox.kill();
        });
    }

    private void post(Submission submission) {
        for (int tries = 1; tries <= submission.tries(); tries++) {
            Reply reply = cross(new PostWay(this, submission, scheduler));
            if (reply instanceof Reply.Created(String taskId)) {
                accepted.add(new Accepted(submission, taskId));
            }
            if (!(reply instanceof Reply.None)) {
                return;
            }
            scheduler.sleep(BETWEEN_TRIES);
        }
    }

    Reply posted(Submission submission) {
        return switch (lambdas.invoke(FunctionSpec.SUBMIT_TASK, context -> entrances.post(submission, context))) {
            case Ended.Returned<Reply>(Reply reply) -> reply;
            case Ended.Threw<Reply> _, Ended.Lost<Reply> _ -> new Reply.None();
        };
    }

    void postAgain(Submission submission) {
        lambdas.start(FunctionSpec.SUBMIT_TASK, context -> entrances.post(submission, context));
    }

    private void deliver(Submission submission, String messageId) {
        for (int receives = 1; receives <= MAX_RECEIVE_COUNT; receives++) {
            Optional<Boolean> taken = cross(new DeliverWay(this, submission, messageId));
            if (taken.orElse(false)) {
                return;
            }
            scheduler.sleep(VISIBILITY_TIMEOUT);
        }
        deadLetters.add(submission);
    }

    Optional<Boolean> delivered(Submission submission, String messageId) {
        return switch (lambdas.invoke(
                FunctionSpec.SUBMIT_QUEUE, context -> entrances.deliver(submission, messageId, context))) {
            case Ended.Returned<Boolean>(Boolean taken) -> Optional.of(taken);
            case Ended.Threw<Boolean> _, Ended.Lost<Boolean> _ -> Optional.empty();
        };
    }

    void deliverAgain(Submission submission, String messageId) {
        lambdas.start(FunctionSpec.SUBMIT_QUEUE, context -> entrances.deliver(submission, messageId, context));
    }

    /** Has the sweeper run each minute from now on. */
    public void sweep() {
        Sandbox sandbox = new Sandbox("schedule");
        scheduler.start(sandbox, "sweeping", () -> {
            while (true) {
                scheduler.sleep(SWEEP_EVERY);
                cross(new SweepWay(lambdas, entrances));
            }
        });
    }

    private <T> T cross(Way<T> way) {
        try {
            return boundary.cross(way);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
