package com.opspawn.testing.boundary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All that makes one run differ from another: what goes wrong where, and the seed that ids, jitter and turns are drawn from.
 *
 * @param seed 0 for turns without chance: whoever runs goes on while it can
 * @param faults at most one that decides the answer of a call, and any number of others, for each point
 */
public record Schedule(long seed, List<Fault> faults) {
    /** Nothing goes wrong. */
    public static final Schedule NONE = new Schedule(0, List.of());

    public Schedule {
        faults = List.copyOf(faults);
    }

    public static Schedule seed(long seed) {
        return new Schedule(seed, List.of());
    }

    public Schedule with(Fault fault) {
        List<Fault> more = new ArrayList<>(faults);
        more.add(fault);
        return new Schedule(seed, more);
    }

    public Schedule with(int point, Kind kind) {
        return with(new Fault(point, kind));
    }

    /** As {@link Kind.CutBefore}; so each of the others. */
    public Schedule cutBefore(int point) {
        return with(point, new Kind.CutBefore());
    }

    public Schedule cutAfter(int point) {
        return with(point, new Kind.CutAfter());
    }

    public Schedule lie(int point) {
        return with(point, new Kind.Lie());
    }

    public Schedule resent(int point) {
        return with(point, new Kind.Resent());
    }

    public Schedule err(int point, String error) {
        return with(point, new Kind.Err(error));
    }

    public Schedule anyErr(int point, int which) {
        return with(point, new Kind.AnyErr(which));
    }

    public Schedule dupAtOnce(int point) {
        return with(point, new Kind.DupAtOnce());
    }

    public Schedule dupInTurn(int point) {
        return with(point, new Kind.DupInTurn());
    }

    public Schedule pause(int point, Duration time) {
        return with(point, new Kind.Pause(time));
    }

    public Schedule overtaken(int point) {
        return with(point, new Kind.Overtaken());
    }

    public Schedule stale(int point, int writes) {
        return with(point, new Kind.Stale(writes));
    }

    public Schedule throttle(int point, Duration time) {
        return with(point, new Kind.Throttle(time));
    }

    public Schedule person(int point, Deed deed) {
        return with(point, new Kind.Person(deed));
    }

    /** As Java, to be pasted into a test. */
    @Override
    public String toString() {
        StringBuilder java = new StringBuilder("Schedule.seed(" + seed + "L)");
        faults.forEach(fault -> java.append('.').append(fault));
        return java.toString();
    }
}
