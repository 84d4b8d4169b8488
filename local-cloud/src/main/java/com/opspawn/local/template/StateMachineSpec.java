package com.opspawn.local.template;

import java.nio.file.Path;
import java.util.Map;

/**
 * A state machine of the template.
 *
 * @param definition the file with its Amazon States Language
 * @param substitutions for each {@code ${Name}} of that file
 */
public record StateMachineSpec(String logicalId, String name, Path definition, Map<String, String> substitutions) {
    public StateMachineSpec {
        substitutions = Map.copyOf(substitutions);
    }

    public String arn() {
        return Account.stateMachineArn(name);
    }
}
