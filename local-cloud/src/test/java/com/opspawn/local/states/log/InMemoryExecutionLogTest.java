package com.opspawn.local.states.log;

class InMemoryExecutionLogTest extends ExecutionLogContract {
    @Override
    ExecutionLog open() {
        return new InMemoryExecutionLog(2);
    }

    @Override
    ExecutionLog reopen(ExecutionLog log) {
        return log;
    }
}
