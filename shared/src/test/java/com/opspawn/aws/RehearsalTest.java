package com.opspawn.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.junit.jupiter.api.Test;

final class RehearsalTest {
    private static final Map<String, String> SNAP_START = Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");

    private static final Context<Resource> NONE = Core.getGlobalContext();

    private final List<String> done = new ArrayList<>();

    @Test
    void allIsRehearsedWhateverOneOfThemComesTo() throws Exception {
        Rehearsal rehearsal = Rehearsal.of(
                () -> done.add("first"),
                () -> {
                    throw new IllegalStateException("no way to the table");
                },
                () -> done.add("last"));

        rehearsal.beforeCheckpoint(NONE);

        assertThat(done).containsExactly("first", "last");
    }

    @Test
    void nothingIsRehearsedBeforeASnapshotIsTaken() {
        Rehearsal.beforeSnapshot(SNAP_START, () -> done.add("too early"));
        Rehearsal.beforeSnapshot(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"), () -> done.add("never"));

        assertThat(done).isEmpty();
    }
}
