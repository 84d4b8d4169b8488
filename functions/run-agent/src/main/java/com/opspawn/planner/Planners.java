package com.opspawn.planner;

import java.util.List;
import java.util.Optional;

/** The planners that there are. */
public final class Planners {
    public static final String DEFAULT = React.NAME;

    private static final List<Planner> ALL =
            List.of(new React(), new ReactText(), new PlanExecute(), new Placeholder());

    private Planners() {}

    public static Optional<Planner> find(String name) {
        return ALL.stream().filter(planner -> planner.name().equals(name)).findFirst();
    }

    /** In the order in which messages name them. */
    public static List<String> names() {
        return ALL.stream().map(Planner::name).toList();
    }
}
