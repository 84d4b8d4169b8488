package com.opspawn.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One of several parts of a store that hold a scope's memories: one for each embedder that was ever used. */
public interface Space {

    /** What its place in a list is called by; see {@link SpaceName}. */
    String name();

    /**
     * Lists on.
     *
     * @param after where the part before ended; empty at the beginning
     * @param limit the most that are looked at
     * @param taskId only those that this task made
     */
    Part list(String after, int limit, Optional<String> taskId);

    /**
     * Some of a space's memories.
     *
     * @param next where to go on; empty at the end
     */
    record Part(List<MemoryEntry> entries, Optional<String> next) {
        public Part {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Lists through the spaces, one after the other.
     *
     * @param spaces in the order of their names
     */
    static MemoryPage list(List<Space> spaces, MemoryQuery query) {
        List<MemoryEntry> entries = new ArrayList<>();
        Optional<MemoryCursor> place = query.cursor().or(() -> start(spaces, ""));
        while (place.isPresent() && entries.size() < query.limit()) {
            MemoryCursor at = place.get();
            Optional<Part> part = spaces.stream()
                    .filter(space -> space.name().equals(at.space()))
                    .findFirst()
                    .map(space -> space.list(at.after(), query.limit() - entries.size(), query.taskId()));
            part.ifPresent(found -> entries.addAll(found.entries()));
            place = part.flatMap(Part::next)
                    .map(after -> new MemoryCursor(at.space(), after))
                    .or(() -> start(spaces, at.space()));
        }
        return new MemoryPage(entries, place);
    }

    private static Optional<MemoryCursor> start(List<Space> spaces, String after) {
        return spaces.stream()
                .map(Space::name)
                .filter(name -> name.compareTo(after) > 0)
                .findFirst()
                .map(name -> new MemoryCursor(name, ""));
    }
}
