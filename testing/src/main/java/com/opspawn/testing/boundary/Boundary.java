package com.opspawn.testing.boundary;

import com.opspawn.testing.actor.Died;
import com.opspawn.testing.actor.Sandbox;
import com.opspawn.testing.actor.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Numbers the crossings of one run and has the faults of its schedule happen. */
public final class Boundary {
    private static final String THROTTLED = "ProvisionedThroughputExceededException";

    private final Scheduler scheduler;
    private final Map<Integer, List<Kind>> faults = new HashMap<>();
    private final List<Crossing> trace = new ArrayList<>();
    private final List<Crossing> made = new ArrayList<>();
    private final List<Fault> fired = new ArrayList<>();
    private Predicate<Deed> people = deed -> false;
    private int done;
    private Instant throttledUntil = Instant.MIN;

    public Boundary(Scheduler scheduler, List<Fault> faults) {
        this.scheduler = scheduler;
        for (Fault fault : faults) {
            this.faults
                    .computeIfAbsent(fault.point(), point -> new ArrayList<>())
                    .add(fault.kind());
        }
    }

    /** All crossings, in their order. */
    public List<Crossing> trace() {
        return List.copyOf(trace);
    }

    /** @param people has somebody do something, and waits until it is done; false where there is nothing to do it to */
    public void peopledBy(Predicate<Deed> people) {
        this.people = people;
    }

    /** The calls that were made after so many, in the order in which they were. */
    public List<Crossing> madeSince(int calls) {
        return List.copyOf(made.subList(calls, made.size()));
    }

    /** The faults that happened. */
    public List<Fault> fired() {
        return List.copyOf(fired);
    }

    /**
     * Makes a call, or has it fail as the schedule says.
     *
     * @throws Died where the calling process is dead, or dies by this
     */
    public <T> T cross(Way<T> way) throws Exception {
        scheduler.giveWay();
        Crossing crossing = new Crossing(trace.size() + 1, scheduler.now(), scheduler.running(), way);
        trace.add(crossing);
        try {
            T answer = answer(way, crossing);
            crossing.answer();
            return answer;
        } catch (Exception | Error e) {
            crossing.fail(e);
            throw e;
        } finally {
            crossing.end(scheduler.turn());
        }
    }

    private <T> T answer(Way<T> way, Crossing crossing) throws Exception {
        List<Kind> here = faults.getOrDefault(crossing.point(), List.of());
        Optional<Kind> answering = Optional.empty();
        for (Kind planned : here) {
            Kind kind = resolved(planned, way);
            boolean answers = answering.isEmpty() && answers(kind, way);
            if (answers || disturb(kind, way, crossing.sandbox())) {
                crossing.meet(kind);
                fired.add(new Fault(crossing.point(), kind));
                answering = answers ? Optional.of(kind) : answering;
            }
        }
        if (crossing.sandbox().isFrozen()) {
            scheduler.giveWay();
        }
        T answer = answering.isPresent() ? faulty(answering.get(), way, crossing) : usual(way, crossing);
        if (here.contains(new Kind.DupInTurn()) && crossing.sandbox().host().isEmpty()) {
            way.again().ifPresent(Runnable::run);
        }
        return answer;
    }

    private static Kind resolved(Kind kind, Way<?> way) {
        return kind instanceof Kind.AnyErr(int which) && !way.errors().isEmpty()
                ? new Kind.Err(
                        way.errors().get(Math.floorMod(which, way.errors().size())))
                : kind;
    }

    private <T> T usual(Way<T> way, Crossing crossing) throws Exception {
        return way.service() == Service.STORE && scheduler.now().isBefore(throttledUntil)
                ? way.error(THROTTLED)
                : go(way, crossing);
    }

    /** What happens beside the call. */
    private boolean disturb(Kind kind, Way<?> way, Sandbox sandbox) {
        return switch (kind) {
            case Kind.DupAtOnce() -> again(true, way, sandbox);
            case Kind.DupInTurn() -> again(false, way, sandbox);
            case Kind.Pause(Duration time) -> pause(sandbox, time);
            case Kind.Overtaken() -> sandbox.host().map(Boundary::overtaken).orElse(false);
            case Kind.Throttle(Duration time) -> throttle(way, time);
            case Kind.Person(Deed deed) -> people.test(deed);
            case Kind.CutBefore _,
                    Kind.CutAfter _,
                    Kind.Lie _,
                    Kind.Resent _,
                    Kind.Err _,
                    Kind.AnyErr _,
                    Kind.Stale _ -> false;
        };
    }

    /** What is delivered by the call itself is delivered at once, or when the call has ended. */
    private static boolean again(boolean atOnce, Way<?> way, Sandbox sandbox) {
        if (sandbox.host().isPresent()) {
            sandbox.host().get().again(atOnce);
            return true;
        }
        Optional<Runnable> again = way.again();
        if (atOnce) {
            again.ifPresent(Runnable::run);
        }
        return again.isPresent();
    }

    private boolean pause(Sandbox sandbox, Duration time) {
        if (sandbox.host().isEmpty()) {
            return false;
        }
        sandbox.freeze();
        scheduler.at(scheduler.now().plus(time), sandbox::thaw);
        return true;
    }

    private static boolean overtaken(Sandbox.Host host) {
        host.overtake();
        return true;
    }

    private boolean throttle(Way<?> way, Duration time) {
        if (way.service() != Service.STORE) {
            return false;
        }
        throttledUntil = scheduler.now().plus(time);
        return true;
    }

    /** Whether it decides what this call's answer is. */
    private static boolean answers(Kind kind, Way<?> way) {
        return switch (kind) {
            case Kind.CutBefore _, Kind.CutAfter _, Kind.Lie _ -> true;
            case Kind.Resent _ -> way.isResent();
            case Kind.Err(String error) -> way.errors().contains(error);
            case Kind.Stale(int writes) -> way.stale(writes).isPresent();
            case Kind.AnyErr _,
                    Kind.DupAtOnce _,
                    Kind.DupInTurn _,
                    Kind.Pause _,
                    Kind.Overtaken _,
                    Kind.Throttle _,
                    Kind.Person _ -> false;
        };
    }

    private <T> T faulty(Kind kind, Way<T> way, Crossing crossing) throws Exception {
        return switch (kind) {
            case Kind.CutBefore() -> way.die();
            case Kind.CutAfter() -> {
                attempt(way, crossing);
                yield way.die();
            }
            case Kind.Lie() -> {
                attempt(way, crossing);
                scheduler.sleepInterruptibly(way.patience());
                yield way.timedOut();
            }
            case Kind.Resent() -> {
                attempt(way, crossing);
                scheduler.giveWay();
                yield go(way, crossing);
            }
            case Kind.Err(String error) -> way.error(error);
            case Kind.Stale(int writes) -> way.stale(writes).orElseThrow();
            case Kind.AnyErr _,
                    Kind.DupAtOnce _,
                    Kind.DupInTurn _,
                    Kind.Pause _,
                    Kind.Overtaken _,
                    Kind.Throttle _,
                    Kind.Person _ -> throw new IllegalArgumentException(kind + " does not decide an answer");
        };
    }

    /** Makes the call for one who will not learn what came of it. */
    private <T> void attempt(Way<T> way, Crossing crossing) {
        try {
            go(way, crossing);
        } catch (Died dead) {
            throw dead;
        } catch (Exception unheard) {
            // It failed, and nobody is told so.
        }
    }

    private <T> T go(Way<T> way, Crossing crossing) throws Exception {
        scheduler.tick(way.takes());
        T answer = way.go();
        crossing.countDone(++done);
        made.add(crossing);
        return answer;
    }
}
