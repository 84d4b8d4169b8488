package com.opspawn.agent.definition;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What an agent keeps in mind.
 *
 * @param longTerm whether it has a memory that outlives its tasks
 * @param recall how many memories are brought up for a task; empty for the usual number
 * @param contextTokens how long a conversation may become before it is compacted at the latest; empty for the model's own
 * @param compactAt the part of that at which it is compacted, above 0 and below 1
 */
public record MemoryChoice(
        boolean longTerm, OptionalLong recall, OptionalLong contextTokens, OptionalDouble compactAt) {
    private static final long MAX_RECALL = 50;
    private static final long MIN_CONTEXT = 1_000;
    private static final long MAX_CONTEXT = 10_000_000;
    private static final double MIN_COMPACT_AT = 0.1;
    private static final double MAX_COMPACT_AT = 0.95;

    static final MemoryChoice NONE =
            new MemoryChoice(false, OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty());

    /** What a file sets. */
    static MemoryChoice read(Section memory) {
        MemoryChoice read = new MemoryChoice(
                memory.bool("long_term").orElse(false),
                memory.integer("recall", 0, MAX_RECALL),
                memory.integer("context_tokens", MIN_CONTEXT, MAX_CONTEXT),
                memory.number("compact_at", MIN_COMPACT_AT, MAX_COMPACT_AT));
        memory.refuseOthers();
        return read;
    }

    /** This, with what a task turns off or makes less. */
    MemoryChoice narrowedBy(Section memory) {
        boolean wanted = memory.bool("long_term").orElse(longTerm);
        if (wanted && !longTerm) {
            memory.note("long_term", "invalid", "cannot be turned on by a task: the agent's file turns it on");
        }
        OptionalDouble at = memory.number("compact_at", MIN_COMPACT_AT, compactAt.orElse(MAX_COMPACT_AT));
        MemoryChoice narrowed = new MemoryChoice(
                wanted,
                memory.capped("recall", 0, MAX_RECALL, recall),
                memory.capped("context_tokens", MIN_CONTEXT, MAX_CONTEXT, contextTokens),
                at.isPresent() ? at : compactAt);
        memory.refuseOthers();
        return narrowed;
    }
}
