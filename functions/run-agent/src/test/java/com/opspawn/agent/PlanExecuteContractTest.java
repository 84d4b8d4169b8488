package com.opspawn.agent;

final class PlanExecuteContractTest extends PlannerContract {
    PlanExecuteContractTest() {
        super("plan_execute");
    }
}
