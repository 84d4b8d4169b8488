package com.opspawn.testing;

import com.opspawn.testing.boundary.Fault;
import com.opspawn.testing.boundary.Kind;
import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a failing schedule as small and as plain as it can be, so that it still fails in the same way. */
final class Shrinker {
    private static final List<Kind> PLAINEST_FIRST = List.of(new Kind.CutBefore(), new Kind.CutAfter(), new Kind.Lie());

    private final Scenario scenario;
    private Played smallest;

    private Shrinker(Scenario scenario, Played failing) {
        this.scenario = scenario;
        this.smallest = failing;
    }

    static Played shrink(Scenario scenario, Played failing) {
        if (failing.run().isEmpty()) {
            return failing;
        }
        Shrinker shrinker = new Shrinker(scenario, failing);
        shrinker.shrink();
        return shrinker.smallest;
    }

    private void shrink() {
        dropVoid();
        boolean smaller = true;
        while (smaller) {
            smaller = plainTurns() || dropOne() || plainKind() || earlier();
        }
    }

    /** What did not happen was not needed; what happened is known by its name now. */
    private void dropVoid() {
        smallest.run().map(Run::fired).ifPresent(fired -> tries(new Schedule(seed(), fired)));
    }

    private boolean plainTurns() {
        return seed() != 0 && tries(new Schedule(0, faults()));
    }

    private boolean dropOne() {
        boolean dropped = false;
        for (int i = 0; i < faults().size(); ) {
            List<Fault> fewer = new ArrayList<>(faults());
            fewer.remove(i);
            if (tries(new Schedule(seed(), fewer))) {
                dropped = true;
            } else {
                i++;
            }
        }
        return dropped;
    }

    private boolean plainKind() {
        boolean plainer = false;
        for (int i = 0; i < faults().size(); i++) {
            Fault fault = faults().get(i);
            int now = PLAINEST_FIRST.indexOf(fault.kind());
            for (Kind kind : PLAINEST_FIRST.subList(0, now < 0 ? PLAINEST_FIRST.size() : now)) {
                if (replaces(i, new Fault(fault.point(), kind))) {
                    plainer = true;
                    break;
                }
            }
        }
        return plainer;
    }

    private boolean earlier() {
        for (int i = 0; i < faults().size(); i++) {
            Fault fault = faults().get(i);
            for (int point = 1; point < fault.point(); point++) {
                if (replaces(i, new Fault(point, fault.kind()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean replaces(int place, Fault fault) {
        List<Fault> changed = new ArrayList<>(faults());
        changed.set(place, fault);
        return tries(new Schedule(seed(), changed));
    }

    private boolean tries(Schedule schedule) {
        if (schedule.equals(smallest.schedule())) {
            return false;
        }
        Played played = Played.of(scenario, schedule);
        Optional<Run> run = played.run();
        boolean same = played.hasFailed()
                && played.symptom().equals(smallest.symptom())
                && run.isPresent()
                && run.get().fired().size() == schedule.faults().size();
        smallest = same ? played : smallest;
        return same;
    }

    private long seed() {
        return smallest.schedule().seed();
    }

    private List<Fault> faults() {
        return smallest.schedule().faults();
    }
}
