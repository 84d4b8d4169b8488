package com.opspawn.policy;

import com.opspawn.tool.Effect;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides the calls that fit all of its parts.
 *
 * @param source where it stands, for messages, such as {@code rule 2 of agents/researcher.yaml}
 * @param effects of a call; empty for any
 * @param arguments each of which must fit
 * @param reason why it is there, in the words of who wrote it
 */
public record Rule(
        String source,
        Glob tenant,
        Glob agent,
        Glob tool,
        Set<Effect> effects,
        List<ArgumentPattern> arguments,
        Decision decide,
        Optional<String> reason) {

    public Rule {
        effects = Set.copyOf(effects);
        arguments = List.copyOf(arguments);
    }

    boolean fits(Action action) {
        return tenant.fits(action.tenant())
                && agent.fits(action.agentId())
                && tool.fits(action.tool())
                && (effects.isEmpty() || effects.contains(action.effect()))
                && arguments.stream().allMatch(pattern -> fits(pattern, action));
    }

    /** What is unclear counts against the call: it fits a rule that denies or asks, and none that allows. */
    private boolean fits(ArgumentPattern pattern, Action action) {
        return switch (decide) {
            case ALLOW -> pattern.fitsAll(action.arguments());
            case DENY, ASK -> pattern.mayFit(action.arguments());
        };
    }
}
