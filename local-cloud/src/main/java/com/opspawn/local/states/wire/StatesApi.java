package com.opspawn.local.states.wire;

import com.opspawn.local.states.asl.DefinitionReader;
import com.opspawn.local.states.json.Payload;
import com.opspawn.local.states.run.Engine;
import com.opspawn.local.states.run.Executions;
import com.opspawn.local.states.run.StartResult;
import com.opspawn.local.states.run.TaskTokens;
import com.opspawn.local.states.run.TaskTokens.Delivery;

/** The Step Functions API of one region and account, without its transport. */
public final class StatesApi {
    private final Machines machines;
    private final Operations operations;
    private final ExecutionCalls executionCalls;
    private final TaskTokens tokens;

    public StatesApi(Engine engine, Executions executions, DefinitionReader reader, String region, String account) {
        Arns arns = new Arns(region, account);
        machines = new Machines(reader, executions, engine.time(), engine.ids(), arns);
        tokens = engine.tokens();
        executionCalls = new ExecutionCalls(machines, executions, engine.ids(), arns);
        operations =
                new Operations(new MachineCalls(machines), executionCalls, new TaskCalls(engine.tokens(), executions));
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

    /**
     * As StartExecution.
     *
     * @param input JSON text
     * @throws IllegalArgumentException where there is no such machine, or this is no name or input
     */
    public StartResult start(String machineArn, String name, String input) {
        try {
            return executionCalls.start(machineArn, name, input);
        } catch (ApiError e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** As SendTaskSuccess with an empty output. */
    public Delivery succeed(String token) {
        return tokens.succeed(token, Payload.parse("{}"));
    }

    Operations operations() {
        return operations;
    }
}
