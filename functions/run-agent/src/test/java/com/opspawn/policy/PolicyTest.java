package com.opspawn.policy;

import static com.opspawn.policy.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.tool.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PolicyTest {
    private static final Verdict ALLOWED = new Verdict.Allowed();

    private static Policy policy(Rule... rules) {
        return new Policy(Policy.USUAL_EFFECTS, Optional.empty(), List.of(rules));
    }

    private static Action call(String tool, Effect effect, String arguments) {
        return new Action(
                "acme", "researcher", tool, effect, ObjectReader.of(arguments).node());
    }

    private static Class<? extends Verdict> kind(Policy policy, Action action) {
        return policy.decide(action).getClass();
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void withoutARuleOnlyTheListedEffectsAreAllowed(Effect effect) {
        Policy policy = new Policy(Set.of(Effect.READ, Effect.IDEMPOTENT), Optional.empty(), List.of());
        boolean listed = effect == Effect.READ || effect == Effect.IDEMPOTENT;

        assertThat(policy.decide(call("t", effect, "{}")) instanceof Verdict.Allowed)
                .isEqualTo(listed);
    }

    @Test
    void aDenialByEffectSaysWhatTheAgentMayDoAndWhatToDoInstead() {
        assertThat(policy().decide(call("github__create_issue", Effect.ONCE, "{\"token\": \"sk-secret\"}")))
                .isEqualTo(new Verdict.Denied("not run: this call of github__create_issue has the effect 'once', and"
                        + " without a rule agent 'researcher' may only read. Reach the goal without this call,"
                        + " or say in your answer what could not be done; asking again or in other words"
                        + " changes nothing"));
        assertThat(new Policy(Set.of(), Optional.empty(), List.of()).decide(call("notes", Effect.READ, "{}")))
                .isEqualTo(new Verdict.Denied("not run: this call of notes has the effect 'read', and without a rule "
                        + "agent 'researcher' may do nothing. Reach the goal without this call, or say in your answer "
                        + "what could not be done; asking again or in other words changes nothing"));
    }

    @Test
    void aDenialByARuleNamesTheRuleAndItsReason() {
        Rule rule = rule("rule 2 of agents/a.yaml", "rm", Decision.DENY, Optional.of("it deletes"));
        Rule silent = rule("rule 3 of agents/a.yaml", "mv", Decision.DENY, Optional.empty());

        assertThat(policy(rule, silent).decide(call("rm", Effect.READ, "{}")))
                .isEqualTo(new Verdict.Denied("not run: rm is denied by rule 2 of agents/a.yaml (it deletes). Reach the"
                        + " goal without this call, or say in your answer what could not be done; asking again or"
                        + " in other words changes nothing"));
        assertThat(policy(rule, silent).decide(call("mv", Effect.READ, "{}")))
                .isEqualTo(new Verdict.Denied("not run: mv is denied by rule 3 of agents/a.yaml. Reach the goal without"
                        + " this call, or say in your answer what could not be done; asking again or in other"
                        + " words changes nothing"));
    }

    @Test
    void aPersonIsToldWhyTheyAreAsked() {
        Rule rule = rule("rule 1 of agents/a.yaml", "pay", Decision.ASK, Optional.of("it spends money"));
        Rule silent = rule("rule 2 of agents/a.yaml", "send", Decision.ASK, Optional.empty());

        assertThat(policy(rule, silent).decide(call("pay", Effect.ONCE, "{}")))
                .isEqualTo(new Verdict.NeedsPerson("it spends money (rule 1 of agents/a.yaml)"));
        assertThat(policy(rule, silent).decide(call("send", Effect.ONCE, "{}")))
                .isEqualTo(new Verdict.NeedsPerson("asked for by rule 2 of agents/a.yaml"));
    }

    @Test
    void theFirstRuleThatFitsDecidesBeforeTheEffects() {
        Policy policy = policy(
                rule("1", "notes", Decision.DENY, Optional.empty()), rule("2", "*", Decision.ALLOW, Optional.empty()));

        assertThat(kind(policy, call("notes", Effect.READ, "{}"))).isEqualTo(Verdict.Denied.class);
        assertThat(policy.decide(call("other", Effect.ONCE, "{}"))).isEqualTo(ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({"acme, researcher, true", "acme2, researcher, false", "acme, analyst, false", "Acme, researcher, false"
    })
    void aRuleIsForItsTenantsAndAgents(String tenant, String agent, boolean fits) {
        Rule rule = new Rule(
                "r",
                new Glob("acme"),
                new Glob("res*"),
                Glob.ANY,
                Set.of(),
                List.of(),
                Decision.ALLOW,
                Optional.empty());
        Action action = new Action(tenant, agent, "pay", Effect.ONCE, Json.object());

        assertThat(policy(rule).decide(action) instanceof Verdict.Allowed).isEqualTo(fits);
    }

    @Test
    void aRuleCanBeForSomeEffectsOnly() {
        Rule rule = new Rule(
                "r", Glob.ANY, Glob.ANY, Glob.ANY, Set.of(Effect.ONCE), List.of(), Decision.ASK, Optional.empty());

        assertThat(kind(policy(rule), call("pay", Effect.ONCE, "{}"))).isEqualTo(Verdict.NeedsPerson.class);
        assertThat(policy(rule).decide(call("look", Effect.READ, "{}"))).isEqualTo(ALLOWED);
    }

    /** Allow needs every value to fit, deny any; both need one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        to       | .*@acme\\.com   | {"to": "a@acme.com"}                                 | true  | true
        to       | .*@acme\\.com   | {"to": "a@evil.com"}                                 | false | false
        to       | .*@acme\\.com   | {}                                                   | false | false
        to       | .*@acme\\.com   | {"to": []}                                           | false | false
        to       | .*@acme\\.com   | {"to": ["a@acme.com", "b@acme.com"]}                 | true  | true
        to       | .*@acme\\.com   | {"to": ["a@acme.com", "a@evil.com"]}                 | false | true
        to       | .*@acme\\.com   | {"to": [["a@acme.com"], [["a@evil.com"]]]}           | false | true
        to       | .*@acme\\.com   | {"to": "a@acme.com\\na@evil.com"}                    | false | false
        to       | .*evil.*        | {"to": "a@acme.com\\na@evil.com"}                    | true  | true
        to       | acme            | {"to": "xacmex"}                                     | false | false
        a.b.c    | x               | {"a": {"b": {"c": "x"}}}                             | true  | true
        a.b.c    | x               | {"a.b": {"c": "x"}}                                  | true  | true
        a.b.c    | x               | {"a.b.c": "x"}                                       | true  | true
        a.b.c    | x               | {"a": {"b.c": "x"}, "a.b": {"c": "y"}}               | false | true
        a.b      | x               | {"a": [{"b": "x"}, {"b": "y"}]}                      | false | true
        a.b      | x               | {"a": [{"b": "x"}, {"c": "y"}]}                      | true  | true
        a.b      | x               | {"a": "x"}                                           | false | false
        n        | 1000            | {"n": 1e3}                                           | true  | true
        n        | 1000            | {"n": 1000.0}                                        | true  | true
        n        | 0               | {"n": -0.0}                                          | true  | true
        n        | -0\\.001        | {"n": -1E-3}                                         | true  | true
        b        | true            | {"b": true}                                          | true  | true
        b        | null            | {"b": null}                                          | true  | true
        o        | .*secret.*      | {"o": {"z": {"y": "secret"}}}                        | true  | true
        o        | \\{"a":1,"b":2\\} | {"o": {"b": 2, "a": 1}}                            | true  | true
        s        | ééé             | {"s": "\\u00e9\\u00e9\\u00e9"}                       | true  | true
        s        | (?i)rm          | {"s": "RM"}                                          | true  | true
        s        | a!ab          | {"s": "ab"}                                          | true  | true
        """)
    void argumentsAreLookedAtInWhateverTheyAreWrapped(
            String field, String pattern, String arguments, boolean allows, boolean denies) {
        List<ArgumentPattern> patterns = List.of(ArgumentPattern.of(field, pattern.replace('!', '|')));
        ObjectNode json = ObjectReader.of(arguments).node();

        assertThat(Rules.fits(patterns, Decision.ALLOW, json)).as("allow").isEqualTo(allows);
        assertThat(Rules.fits(patterns, Decision.DENY, json)).as("deny").isEqualTo(denies);
        assertThat(Rules.fits(patterns, Decision.ASK, json)).as("ask").isEqualTo(denies);
    }

    @Test
    void everyPatternOfARuleMustFit() {
        List<ArgumentPattern> both = List.of(ArgumentPattern.of("a", "1"), ArgumentPattern.of("b", "2"));

        for (Decision decision : Decision.values()) {
            assertThat(Rules.fits(
                            both,
                            decision,
                            ObjectReader.of("{\"a\": 1, \"b\": 2}").node()))
                    .isTrue();
            assertThat(Rules.fits(
                            both,
                            decision,
                            ObjectReader.of("{\"a\": 1, \"b\": 3}").node()))
                    .isFalse();
        }
    }

    @Test
    void whatIsTooLongToJudgeCountsAsTheWorse() {
        List<ArgumentPattern> patterns = List.of(ArgumentPattern.of("body", "a*"));
        ObjectNode fits = Json.object().put("body", "a".repeat(ArgumentPattern.MAX_TEXT - 1));
        ObjectNode tooLong = Json.object().put("body", "b".repeat(ArgumentPattern.MAX_TEXT));
        ObjectNode tooMany = Json.object();
        tooMany.putArray("body");
        for (int i = 0; i <= ArgumentPattern.MAX_TEXT / 2; i++) {
            tooMany.withArrayProperty("body").add("b");
        }

        assertThat(Rules.fits(patterns, Decision.ALLOW, fits)).isTrue();
        for (ObjectNode unclear : List.of(tooLong, tooMany)) {
            assertThat(Rules.fits(patterns, Decision.ALLOW, unclear)).isFalse();
            assertThat(Rules.fits(patterns, Decision.DENY, unclear)).isTrue();
            assertThat(Rules.fits(patterns, Decision.ASK, unclear)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"(a+)+b", "(a|a)*b", "(a|aa)+b", "'(.*)*x(.*)*y'", "(a?){50}a{50}b", "(?:.*a?){150}b"})
    void noArgumentMakesAPatternSlow(String pattern) {
        List<ArgumentPattern> patterns = List.of(ArgumentPattern.of("body", pattern));
        ObjectNode hostile = Json.object().put("body", "a".repeat(ArgumentPattern.MAX_TEXT - 1));

        assertThat(Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(30), () -> Rules.fits(patterns, Decision.DENY, hostile)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        (         | is no regular expression of RE2: missing closing ) at '('
        [a        | is no regular expression of RE2: missing closing ] at '[a'
        a(?=b)    | is no regular expression of RE2: invalid or unsupported Perl syntax at '(?='
        (a)\\1    | is no regular expression of RE2: invalid escape sequence at '\\1'
        *         | is no regular expression of RE2: missing argument to repetition operator at '*'
        a{400}b{400}c{400} | counts too far: use smaller numbers in {…}
        """)
    void aWrongPatternIsRefusedWithItsReason(String pattern, String problem) {
        Assertions.assertEquals(
                problem,
                Assertions.assertThrows(
                                IllegalArgumentException.class,
                                () -> ArgumentPattern.of("f", pattern.replace("\\\\", "\\")))
                        .getMessage());
    }

    @Test
    void aPatternHasALength() {
        assertThat(ArgumentPattern.of("f", "a".repeat(500))).isEqualTo(ArgumentPattern.of("f", "a".repeat(500)));
        assertThat(Assertions.assertThrows(
                        IllegalArgumentException.class, () -> ArgumentPattern.of("f", "a".repeat(501))))
                .hasMessage("has 501 characters, and at most 500 are accepted");
        ArgumentPattern deep = ArgumentPattern.of("f", "(".repeat(249) + "a" + ")".repeat(249));
        assertThat(Rules.fits(
                        List.of(deep),
                        Decision.ALLOW,
                        ObjectReader.of("{\"f\": \"a\"}").node()))
                .isTrue();
    }
}
