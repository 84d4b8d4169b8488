package com.opspawn.agent.definition;

import com.opspawn.journal.InputDecision;
import com.opspawn.policy.Approval;
import com.opspawn.policy.ArgumentPattern;
import com.opspawn.policy.Decision;
import com.opspawn.policy.Glob;
import com.opspawn.policy.HostPattern;
import com.opspawn.policy.OnUnknown;
import com.opspawn.policy.Policy;
import com.opspawn.policy.Rule;
import com.opspawn.tool.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads an agent's {@code policy}, and the rules that all agents share. */
final class PolicyReader {
    private static final int MAX_PATTERN = 200;
    private static final int MAX_REASON = 500;
    private static final int MAX_PARTS = 8;
    /** No execution lasts longer than a year. */
    private static final long MAX_SECONDS = 31_536_000;

    private static final List<InputDecision> ON_EXPIRY = List.of(InputDecision.REJECT, InputDecision.APPROVE);

    private final String file;
    private final Known known;

    /** @param file such as {@code agents/researcher.yaml} */
    PolicyReader(String file, Known known) {
        this.file = file;
        this.known = known;
    }

    /** @param shared the rules of all agents, which come first */
    Policy policy(Section policy, List<Rule> shared) {
        Set<Effect> effects = effects(policy).orElse(Policy.USUAL_EFFECTS);
        Optional<List<String>> hosts = hosts(policy);
        List<Rule> own = rules(policy, Optional.empty());
        OnUnknown onUnknown = policy.oneOf("on_unknown", List.of(OnUnknown.values()), OnUnknown::wireName)
                .orElse(OnUnknown.TELL);
        Approval approval =
                policy.section("approval").map(PolicyReader::approval).orElse(Approval.USUAL);
        policy.refuseOthers();
        return new Policy(
                effects, hosts, Stream.concat(shared.stream(), own.stream()).toList(), onUnknown, approval);
    }

    private static Approval approval(Section approval) {
        Duration time = approval.integer("expires_seconds", 1, MAX_SECONDS).stream()
                .mapToObj(Duration::ofSeconds)
                .findFirst()
                .orElse(Approval.USUAL.time());
        InputDecision onExpiry =
                approval.oneOf("on_expiry", ON_EXPIRY, InputDecision::wireName).orElse(Approval.USUAL.onExpiry());
        approval.refuseOthers();
        return new Approval(time, onExpiry);
    }

    /** @param agents the ids that a rule may name */
    List<Rule> shared(Section policy, List<String> agents) {
        List<Rule> rules = rules(policy, Optional.of(agents));
        policy.refuseOthers();
        return rules;
    }

    private static Optional<Set<Effect>> effects(Section section) {
        return section.strings("effects").map(texts -> {
            Set<Effect> effects = EnumSet.noneOf(Effect.class);
            texts.forEach((at, text) -> section.choice(at, text, List.of(Effect.values()), Effect::wireName)
                    .ifPresent(effects::add));
            return effects;
        });
    }

    private static Optional<List<String>> hosts(Section policy) {
        return policy.strings("hosts").map(texts -> {
            List<String> hosts = new ArrayList<>();
            texts.forEach((at, text) -> HostPattern.problem(text)
                    .ifPresentOrElse(
                            problem -> policy.note(at, "invalid", "'" + text + "' " + problem),
                            () -> hosts.add(HostPattern.normal(text))));
            return hosts;
        });
    }

    /** @param agents the ids that a rule may name; empty in the file of one agent */
    private List<Rule> rules(Section section, Optional<List<String>> agents) {
        List<Rule> rules = new ArrayList<>();
        for (Section rule : section.sections("rules")) {
            String source = "rule " + (rules.size() + 1) + " of " + file;
            rules.add(rule(rule, source, agents));
        }
        return rules;
    }

    private Rule rule(Section rule, String source, Optional<List<String>> agents) {
        Glob agent = agents.map(ids -> agent(rule, ids)).orElse(Glob.ANY);
        Glob tool = tool(rule);
        Glob tenant = rule.string("tenant", MAX_PATTERN).map(Glob::new).orElse(Glob.ANY);
        Set<Effect> effects = effects(rule).orElse(Set.of());
        List<ArgumentPattern> arguments =
                rule.section("arguments").map(PolicyReader::arguments).orElse(List.of());
        Optional<String> reason = rule.string("reason", MAX_REASON);
        Decision decide = rule.oneOf("decide", List.of(Decision.values()), Decision::wireName)
                .orElse(Decision.DENY);
        if (rule.lacks("decide")) {
            rule.note("decide", "missing", "is missing: use one of allow, deny, ask");
        }
        rule.refuseOthers();
        return new Rule(source, tenant, agent, tool, effects, arguments, decide, reason);
    }

    /** A name that no agent has would never fit, and nobody would notice. */
    private static Glob agent(Section rule, List<String> ids) {
        Glob agent = rule.string("agent", MAX_PATTERN).map(Glob::new).orElse(Glob.ANY);
        if (ids.stream().noneMatch(agent::fits)) {
            rule.note(
                    "agent",
                    "invalid",
                    "'" + agent + "' fits no agent" + NearMiss.didYouMean(agent.pattern(), ids) + ": there are "
                            + String.join(", ", ids));
        }
        return agent;
    }

    private Glob tool(Section rule) {
        Glob tool = rule.string("tool", MAX_PATTERN).map(Glob::new).orElse(Glob.ANY);
        List<String> names = Stream.concat(
                        known.tools().stream(), known.mcpServers().stream().map(ToolReader::allOf))
                .toList();
        if (known.tools().stream().noneMatch(tool::fits)
                && known.mcpServers().stream().noneMatch(server -> mayFit(tool, server))) {
            rule.note(
                    "tool",
                    "invalid",
                    "'" + tool + "' fits no tool" + NearMiss.didYouMean(tool.pattern(), names) + ": there are "
                            + String.join(", ", names));
        }
        return tool;
    }

    /** Whether a tool of the server could have such a name: which tools it has is not known yet. */
    private static boolean mayFit(Glob tool, String server) {
        String start = server + AgentDefinition.OF_SERVER;
        String literal = tool.literalStart();
        return literal.startsWith(start) || (tool.hasStar() && start.startsWith(literal));
    }

    private static List<ArgumentPattern> arguments(Section arguments) {
        List<ArgumentPattern> patterns = new ArrayList<>();
        for (String field : arguments.names()) {
            arguments.string(field, Integer.MAX_VALUE).ifPresent(expression -> {
                try {
                    patterns.add(argument(field, expression));
                } catch (IllegalArgumentException e) {
                    arguments.note(field, "invalid", String.valueOf(e.getMessage()));
                }
            });
        }
        return patterns;
    }

    private static ArgumentPattern argument(String field, String expression) {
        if (field.split("\\.", -1).length > MAX_PARTS) {
            throw new IllegalArgumentException("has more than " + MAX_PARTS + " parts");
        }
        return ArgumentPattern.of(field, expression);
    }
}
