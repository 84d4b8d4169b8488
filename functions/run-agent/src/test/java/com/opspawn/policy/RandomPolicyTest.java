package com.opspawn.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.tool.Effect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Random rules and calls, against the plainest way to say what the policy promises. */
final class RandomPolicyTest {
    private static final List<String> NAMES = List.of("a", "b", "ab", "a*", "*b", "*");
    private static final List<String> PATTERNS = List.of("x", "x*", "[xy]+", ".*y", "(x|xy)z?", "");
    private static final List<String> FIELDS = List.of("f", "g", "f.g", "f.g.f");

    /** A rule and what it was made of. */
    private record Made(
            Rule rule, String tenant, String agent, String tool, Set<Effect> effects, List<String[]> patterns) {}

    @Test
    void theFirstFittingRuleDecidesAndElseTheEffect() {
        long seed = System.nanoTime();
        System.out.println("RandomPolicyTest seed " + seed);
        Random random = new Random(seed);
        Set<Decision> seen = EnumSet.noneOf(Decision.class);
        for (int i = 0; i < 20_000; i++) {
            List<Made> rules = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                rules.add(made(random));
            }
            Set<Effect> effects = effects(random);
            Action action = new Action(
                    pick(random, List.of("a", "b", "ab")),
                    pick(random, List.of("a", "b", "ab")),
                    pick(random, List.of("a", "b", "ab")),
                    pick(random, List.of(Effect.values())),
                    object(random, 3));
            Policy policy = new Policy(
                    effects, Optional.empty(), rules.stream().map(Made::rule).toList());

            Decision decided = decided(policy.decide(action));

            assertThat(decided)
                    .as("seed %d, call %s, rules %s, effects %s", seed, action, rules, effects)
                    .isEqualTo(expected(rules, effects, action));
            seen.add(decided);
        }
        assertThat(seen).as("each verdict came up, seed %d", seed).containsExactly(Decision.values());
    }

    private static Decision decided(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed ignored -> Decision.ALLOW;
            case Verdict.Denied ignored -> Decision.DENY;
            case Verdict.NeedsPerson ignored -> Decision.ASK;
        };
    }

    private static Decision expected(List<Made> rules, Set<Effect> effects, Action action) {
        for (Made rule : rules) {
            boolean fits = glob(rule.tenant, action.tenant())
                    && glob(rule.agent, action.agentId())
                    && glob(rule.tool, action.tool())
                    && (rule.effects.isEmpty() || rule.effects.contains(action.effect()));
            for (String[] pattern : rule.patterns) {
                fits &= argument(pattern, rule.rule.decide(), action.arguments());
            }
            if (fits) {
                return rule.rule.decide();
            }
        }
        return effects.contains(action.effect()) ? Decision.ALLOW : Decision.DENY;
    }

    private static boolean argument(String[] pattern, Decision decide, ObjectNode arguments) {
        List<String> values = new ArrayList<>();
        everyPath(arguments, "", pattern[0], values);
        Pattern java = Pattern.compile(pattern[1], Pattern.DOTALL);
        long fitting =
                values.stream().filter(value -> java.matcher(value).matches()).count();
        return decide == Decision.ALLOW ? fitting > 0 && fitting == values.size() : fitting > 0;
    }

    /** Every value of the whole tree, kept where the names on the way to it make the field. */
    private static void everyPath(JsonNode node, String path, String field, List<String> values) {
        if (node.isArray()) {
            node.forEach(item -> everyPath(item, path, field, values));
            return;
        }
        if (path.equals(field)) {
            values.add(node.isObject() ? Json.write(node) : node.asText());
        }
        node.properties()
                .forEach(entry -> everyPath(
                        entry.getValue(),
                        path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                        field,
                        values));
    }

    private static boolean glob(String glob, String name) {
        return Pattern.matches(glob.replace("*", ".*"), name);
    }

    private static Made made(Random random) {
        String tenant = pick(random, NAMES);
        String agent = pick(random, NAMES);
        String tool = pick(random, NAMES);
        Set<Effect> effects = random.nextBoolean() ? Set.of() : effects(random);
        List<String[]> patterns = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            patterns.add(new String[] {pick(random, FIELDS), pick(random, PATTERNS)});
        }
        Rule rule = new Rule(
                "r",
                new Glob(tenant),
                new Glob(agent),
                new Glob(tool),
                effects,
                patterns.stream()
                        .map(made -> ArgumentPattern.of(made[0], made[1]))
                        .toList(),
                pick(random, List.of(Decision.values())),
                Optional.empty());
        return new Made(rule, tenant, agent, tool, effects, patterns);
    }

    private static Set<Effect> effects(Random random) {
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        for (Effect effect : Effect.values()) {
            if (random.nextBoolean()) {
                effects.add(effect);
            }
        }
        return effects;
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = Json.object();
        // In order: the rule sees objects with sorted keys.
        for (String key : List.of("f", "f.g", "g")) {
            if (random.nextInt(3) > 0) {
                object.set(key, value(random, depth - 1));
            }
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        int kind = depth <= 0 ? 0 : random.nextInt(4);
        if (kind == 2) {
            return object(random, depth);
        }
        if (kind == 3) {
            ArrayNode array = Json.array();
            for (int n = random.nextInt(3); n > 0; n--) {
                array.add(value(random, depth - 1));
            }
            return array;
        }
        return Json.object().textNode(pick(random, List.of("x", "xy", "xyz", "y", "", "q\ny")));
    }

    private static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
