package com.opspawn.local.states.wire;

import com.opspawn.local.states.asl.DefinitionReader;
import com.opspawn.local.states.run.Engine;
import com.opspawn.local.states.run.Executions;

/** The Step Functions API of one region and account, without its transport. */
public final class StatesApi {
    private final Operations operations;

    public StatesApi(Engine engine, Executions executions, DefinitionReader reader, String region, String account) {
        Arns arns = new Arns(region, account);
        Machines machines = new Machines(reader, executions, engine.time(), engine.ids(), arns);
        operations = new Operations(
                new MachineCalls(machines),
                new ExecutionCalls(machines, executions, engine.ids(), arns),
                new TaskCalls(engine.tokens(), executions));
    }

    Operations operations() {
        return operations;
    }
}
