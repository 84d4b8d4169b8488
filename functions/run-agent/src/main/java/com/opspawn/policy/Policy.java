package com.opspawn.policy;

import static java.util.stream.Collectors.joining;

import com.opspawn.tool.Effect;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An agent's policy.
 *
 * @param effects what calls may do where no rule fits; everything else is denied
 * @param hosts that HTTP tools may reach, checked by {@link HostPattern}; without it, any public host; empty for none
 * @param rules in the order in which they are tried; the first that fits decides
 * @param onUnknown what follows where nobody can tell whether a call was done
 * @param approval how long a person has who is asked
 */
public record Policy(
        Set<Effect> effects, Optional<List<String>> hosts, List<Rule> rules, OnUnknown onUnknown, Approval approval) {
    /** What holds where a file says nothing: an agent looks, and changes nothing. */
    public static final Set<Effect> USUAL_EFFECTS = Set.of(Effect.READ);

    public Policy {
        effects = Set.copyOf(effects);
        hosts = hosts.map(List::copyOf);
        rules = List.copyOf(rules);
    }

    /** One whose agent is told of what nobody can tell. */
    public Policy(Set<Effect> effects, Optional<List<String>> hosts, List<Rule> rules) {
        this(effects, hosts, rules, OnUnknown.TELL, Approval.USUAL);
    }

    public Verdict decide(Action action) {
        return rules.stream()
                .filter(rule -> rule.fits(action))
                .findFirst()
                .map(rule -> byRule(rule, action))
                .orElseGet(() -> byEffect(action));
    }

    private static Verdict byRule(Rule rule, Action action) {
        return switch (rule.decide()) {
            case ALLOW -> new Verdict.Allowed();
            case DENY ->
                new Verdict.Denied(denial(action.tool() + " is denied by " + rule.source()
                        + rule.reason().map(why -> " (" + why + ")").orElse("")));
            case ASK ->
                new Verdict.NeedsPerson(rule.reason()
                        .map(why -> why + " (" + rule.source() + ")")
                        .orElse("asked for by " + rule.source()));
        };
    }

    private Verdict byEffect(Action action) {
        if (effects.contains(action.effect())) {
            return new Verdict.Allowed();
        }
        String allowed = effects.stream()
                .sorted(Comparator.naturalOrder())
                .map(Effect::wireName)
                .collect(joining(", "));
        return new Verdict.Denied(denial("this call of " + action.tool() + " has the effect '"
                + action.effect().wireName() + "', and without a rule agent '" + action.agentId() + "' may "
                + (allowed.isEmpty() ? "do nothing" : "only " + allowed)));
    }

    private static String denial(String what) {
        return "not run: " + what + ". Reach the goal without this call, or say in your answer what could not be done; "
                + "asking again or in other words changes nothing";
    }
}
