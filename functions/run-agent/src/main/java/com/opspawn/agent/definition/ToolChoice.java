package com.opspawn.agent.definition;

import com.opspawn.policy.Glob;
import java.util.List;
import java.util.Optional;

/**
 * Which tools an agent has.
 *
 * @param listed names, or beginnings with a star after them, as its file gives them
 * @param chosen the same as a task gives them: what remains of those
 */
public record ToolChoice(List<Glob> listed, Optional<List<Glob>> chosen) {
    public ToolChoice {
        listed = List.copyOf(listed);
        chosen = chosen.map(List::copyOf);
    }

    static ToolChoice of(List<String> names) {
        return new ToolChoice(names.stream().map(Glob::new).toList(), Optional.empty());
    }

    public boolean has(String tool) {
        return fits(listed, tool) && (chosen.isEmpty() || fits(chosen.get(), tool));
    }

    /** Whether there could be a tool of such a name that it has. */
    boolean mayHave(Glob pattern) {
        return listed.stream().anyMatch(own -> overlap(own, pattern) || overlap(pattern, own));
    }

    private static boolean overlap(Glob wide, Glob narrow) {
        return wide.hasStar() ? narrow.literalStart().startsWith(wide.literalStart()) : narrow.equals(wide);
    }

    ToolChoice choosing(List<String> names) {
        return new ToolChoice(listed, Optional.of(names.stream().map(Glob::new).toList()));
    }

    private static boolean fits(List<Glob> patterns, String tool) {
        return patterns.stream().anyMatch(pattern -> pattern.fits(tool));
    }
}
