package com.opspawn.local;

import com.opspawn.local.states.StatesService;
import com.opspawn.local.template.Account;
import com.opspawn.local.template.StateMachineSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Creates the template's state machines in the local Step Functions, which starts what was open on them again. */
final class StateMachines {
    /** Any role does: permissions are not checked here. */
    private static final String ROLE = "arn:aws:iam::" + Account.ID + ":role/local";

    private StateMachines() {}

    static void create(StatesService states, List<StateMachineSpec> machines) {
        for (StateMachineSpec machine : machines) {
            try {
                String definition = Files.readString(machine.definition());
                states.createStateMachine(machine.name(), substituted(definition, machine.substitutions()), ROLE);
            } catch (IOException | IllegalArgumentException e) {
                throw new StartException.PartFailed(
                        "the state machine " + machine.logicalId() + " of " + machine.definition(), e);
            }
        }
    }

    /** As CloudFormation does: {@code ${Name}} for the names that are given, and nothing else. */
    private static String substituted(String definition, Map<String, String> substitutions) {
        String result = definition;
        for (Map.Entry<String, String> substitution : substitutions.entrySet()) {
            result = result.replace("${" + substitution.getKey() + "}", substitution.getValue());
        }
        return result;
    }
}
