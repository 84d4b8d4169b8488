package com.opspawn.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.tool.Effect;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules for tests. */
final class Rules {
    private Rules() {}

    static Rule rule(String source, String tool, Decision decide, Optional<String> reason) {
        return new Rule(source, Glob.ANY, Glob.ANY, new Glob(tool), Set.of(), List.of(), decide, reason);
    }

    static boolean fits(List<ArgumentPattern> patterns, Decision decide, ObjectNode arguments) {
        Rule rule = new Rule("r", Glob.ANY, Glob.ANY, Glob.ANY, Set.of(), patterns, decide, Optional.empty());
        return rule.fits(new Action("acme", "researcher", "tool", Effect.READ, arguments));
    }
}
