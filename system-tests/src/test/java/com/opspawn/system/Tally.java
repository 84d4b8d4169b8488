package com.opspawn.system;

import java.util.List;
import java.util.stream.Stream;

/**
 * What came of kills.
 *
 * @param kills those that hit a task at work
 * @param nothingHit those that hit none, and prove nothing
 * @param tasks how many were submitted
 * @param entries how many their journals have
 * @param lost what was recorded or answered, and is gone
 * @param repeated what was recorded, and was asked for or done again
 */
record Tally(int kills, int nothingHit, int tasks, int entries, List<String> lost, List<String> repeated) {
    static final Tally NONE = new Tally(0, 0, 0, 0, List.of(), List.of());

    Tally plus(Tally other) {
        return new Tally(
                kills + other.kills,
                nothingHit + other.nothingHit,
                tasks + other.tasks,
                entries + other.entries,
                Stream.concat(lost.stream(), other.lost.stream()).toList(),
                Stream.concat(repeated.stream(), other.repeated.stream()).toList());
    }

    @Override
    public String toString() {
        return "kills: %d, lost %d, repeated %d (%d more hit nothing; %d tasks, %d journal entries)"
                .formatted(kills, lost.size(), repeated.size(), nothingHit, tasks, entries);
    }
}
