package com.opspawn.testing.cloud;

import com.opspawn.testing.actor.Died;
import com.opspawn.testing.actor.Sandbox;
import com.opspawn.testing.actor.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One delivery of an event to a function: a process that lives until it answers, is killed, or its time is over. */
final class Invocation<T> implements Sandbox.Host {
    /** How long one that was overtaken stands still where no successor comes. */
    private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(200);

    private final Lambdas lambdas;
    private final FunctionSpec function;
    private final Code<T> code;
    private final Sandbox sandbox;
    private final Instant deadline;
    private @Nullable Ended<T> ended;

    Invocation(Lambdas lambdas, FunctionSpec function, Code<T> code, String name) {
        this.lambdas = lambdas;
        this.function = function;
        this.code = code;
        this.sandbox = new Sandbox(name);
        this.deadline = lambdas.scheduler().now().plus(function.timeout());
        sandbox.hostedBy(this);
        sandbox.whenDead(() -> end(new Ended.Lost<>("Runtime.ExitError", "Error: Runtime exited without an answer")));
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** Begins it; it runs when its turn comes. */
    void start() {
        Scheduler scheduler = lambdas.scheduler();
        sandbox.whenDead(scheduler.at(deadline, this::timeOut));
        scheduler.start(sandbox, function.name(), this::live);
    }

    /** Waits for its end. */
    Ended<T> await() {
        lambdas.scheduler().block(() -> ended != null);
        return Objects.requireNonNull(ended);
    }

    private void live() {
        try {
            end(new Ended.Returned<>(
                    code.run(new LambdaContext(function, sandbox.name(), deadline, lambdas.scheduler()))));
        } catch (Died killed) {
            throw killed;
        } catch (Throwable e) {
            end(new Ended.Threw<>(e));
        } finally {
            // Lambda freezes what is left of it. Nothing of it may act in a later invocation's time.
            sandbox.kill();
        }
    }

    private void timeOut() {
        end(new Ended.Lost<>(
                "Sandbox.Timedout",
                "Error: Task timed out after " + function.timeout().toSeconds() + ".00 seconds"));
        sandbox.kill();
    }

    /** Only the first end counts. */
    private void end(Ended<T> how) {
        ended = ended == null ? how : ended;
    }

    @Override
    public void again(boolean atOnce) {
        if (atOnce) {
            sandbox.alternateWith(lambdas.start(function, code).sandbox());
        } else {
            sandbox.whenDead(() -> lambdas.start(function, code));
        }
    }

    @Override
    public void overtake() {
        sandbox.freeze();
        end(new Ended.Lost<>("Lambda.Unknown", "The connection to the function was lost"));
        lambdas.afterNext(function, sandbox::thaw);
        Scheduler scheduler = lambdas.scheduler();
        scheduler.at(scheduler.now().plus(LONGEST_STANDSTILL), sandbox::thaw);
    }
}
