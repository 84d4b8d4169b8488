package com.opspawn.testing.cloud;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.opspawn.journal.History;
import com.opspawn.testing.actor.Sandbox;
import com.opspawn.testing.actor.Scheduler;
import com.opspawn.testing.boundary.Boundary;
import com.opspawn.testing.boundary.Deed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Those who cancel, pause, resume, say something and decide. Whoever gets no answer tries again. */
public final class People {
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    private static final Duration MAKING_UP_A_MIND = Duration.ofSeconds(5);
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    private final Scheduler scheduler;
    private final Boundary boundary;
    private final Lambdas lambdas;
    private final Supplier<RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> control;
    private final Supplier<Optional<History>> task;
    private final List<Heard> heard = new ArrayList<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private int deeds;
    private int busy;

    /** Somebody who has an eye on the task. */
    private static final class Watcher {
        private final Deed deed;
        private int left;
        private String seen = "";
        private boolean wanted;

        Watcher(Deed deed, int left) {
            this.deed = deed;
            this.left = left;
        }
    }

    /**
     * @param control the function, with a fresh handler at each call
     * @param task that they act on, as it is; empty where there is none yet
     */
    public People(
            Scheduler scheduler,
            Boundary boundary,
            Lambdas lambdas,
            Supplier<RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> control,
            Supplier<Optional<History>> task) {
        this.scheduler = scheduler;
        this.boundary = boundary;
        this.lambdas = lambdas;
        this.control = control;
        this.task = task;
    }

    /** What they were told. */
    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** Whether somebody has not finished. */
    public boolean areBusy() {
        return busy > 0 || watchers.stream().anyMatch(this::isWanted);
    }

    /**
     * Has somebody do something, and waits until they have their answer.
     *
     * @return whether there is something to do it to
     */
    public boolean act(Deed deed) {
        int number = ++deeds;
        List<Demand> demands =
                task.get().map(history -> Demands.of(deed, history, number)).orElse(List.of());
        if (demands.isEmpty()) {
            return false;
        }
        boolean[] begun = new boolean[1];
        start("person#" + number, () -> {
            demands.forEach(this::demand);
            begun[0] = true;
            goOn(deed, demands.getFirst(), number);
        });
        scheduler.block(() -> begun[0]);
        return true;
    }

    private void goOn(Deed deed, Demand first, int number) {
        if (deed instanceof Deed.Pause(Duration time)) {
            scheduler.sleep(time);
            demand(Demands.resume(deed, first.task(), number));
        }
    }

    /** Has somebody do something once some time has passed, unless there is nothing to do it to. */
    public void later(Duration time, Deed deed) {
        start("later", () -> {
            scheduler.sleep(time);
            act(deed);
        });
    }

    /** Has somebody do something whenever there is something to do it to, so many times at the most. */
    public void whenever(Deed deed, int times) {
        Watcher watcher = new Watcher(deed, times);
        watchers.add(watcher);
        scheduler.start(new Sandbox("watcher"), "watching", () -> {
            while (watcher.left > 0) {
                scheduler.block(() -> isWanted(watcher));
                scheduler.sleep(MAKING_UP_A_MIND);
                act(deed);
                watcher.left--;
            }
        });
    }

    private boolean isWanted(Watcher watcher) {
        Optional<History> now = task.get();
        boolean changed =
                now.filter(history -> !state(history).equals(watcher.seen)).isPresent();
        if (watcher.left > 0 && changed) {
            watcher.seen = state(now.orElseThrow());
            watcher.wanted = !Demands.of(watcher.deed, now.orElseThrow(), 0).isEmpty();
        }
        return watcher.left > 0 && watcher.wanted;
    }

    /** A journal only grows: its length tells which it is. */
    private static String state(History history) {
        return history.key().taskId() + history.nextSeq();
    }

    private void start(String name, Runnable body) {
        busy++;
        Sandbox sandbox = new Sandbox(name);
        sandbox.whenDead(() -> busy--);
        scheduler.start(sandbox, "acting", () -> {
            body.run();
            sandbox.kill();
        });
    }

    private void demand(Demand demand) {
        Optional<Heard> answer = Optional.empty();
        while (answer.isEmpty()) {
            answer = cross(new ControlWay(this, demand));
            if (answer.isEmpty()) {
                scheduler.sleep(BETWEEN_TRIES);
            }
        }
        heard.add(answer.get());
    }

    Optional<Heard> demanded(Demand demand) {
        return switch (lambdas.invoke(FunctionSpec.CONTROL_TASK, context -> post(demand, context))) {
            case Ended.Returned<Heard>(Heard answer) ->
                answer.status() >= FIRST_SERVER_ERROR || answer.status() == TOO_MANY
                        ? Optional.empty()
                        : Optional.of(answer);
            case Ended.Threw<Heard> _, Ended.Lost<Heard> _ -> Optional.empty();
        };
    }

    void demandAgain(Demand demand) {
        lambdas.start(FunctionSpec.CONTROL_TASK, context -> post(demand, context));
    }

    private Heard post(Demand demand, Context context) {
        return new Heard(
                demand,
                control.get().handleRequest(event(demand, context), context).getStatusCode());
    }

    private static APIGatewayV2HTTPEvent event(Demand demand, Context context) {
        Map<String, String> headers = demand.idempotencyKey()
                .map(key -> Map.of("content-type", "application/json", "idempotency-key", key))
                .orElse(Map.of("content-type", "application/json"));
        return ApiEvents.post(
                "/api/v1/tasks/" + demand.task().taskId() + "/" + demand.action(), headers, demand.body(), context);
    }

    private Optional<Heard> cross(ControlWay way) {
        try {
            return boundary.cross(way);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
