package com.opspawn.local.states.wire;

import com.opspawn.local.states.asl.DefinitionReader;
import com.opspawn.local.states.run.Engine;
import com.opspawn.local.states.run.Executions;

/** The Step Functions API of one region and account, without its transport. */
public final class StatesApi {
    private final Machines machines;
    private final Operations operations;

    public StatesApi(Engine engine, Executions executions, DefinitionReader reader, String region, String account) {
        Arns arns = new Arns(region, account);
        machines = new Machines(reader, executions, engine.time(), engine.ids(), arns);
        operations = new Operations(
                new MachineCalls(machines),
                new ExecutionCalls(machines, executions, engine.ids(), arns),
                new TaskCalls(engine.tokens(), executions));
    }

    /**
     * Creates a state machine, and starts again what an earlier process left open of it.
     *
     * @param definition the definition, in JSON
     * @return its ARN
     * @throws IllegalArgumentException with everything that is wrong with the name or the definition
     */
    public String createStateMachine(String name, String definition, String roleArn) {
        try {
            return machines.create(name, definition, roleArn).arn();
        } catch (ApiError e) {
            throw new IllegalArgumentException("State machine '" + name + "': " + e.getMessage(), e);
        }
    }

    Operations operations() {
        return operations;
    }
}
