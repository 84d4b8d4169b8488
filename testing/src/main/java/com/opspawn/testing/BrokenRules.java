package com.opspawn.testing;

import com.opspawn.testing.rule.Violation;
import com.opspawn.testing.run.Run;
import java.util.List;
import java.util.stream.Collectors;

/** A run did not keep to the rules. */
public final class BrokenRules extends AssertionError {
    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    BrokenRules(List<Violation> violations, Run run) {
        super(violations.stream()
                .map(Violation::toString)
                .collect(Collectors.joining("\n", "", "\nunder " + run.schedule())));
        this.violations = List.copyOf(violations);
    }

    /** What contradicted which rule. */
    public List<Violation> violations() {
        return violations;
    }
}
