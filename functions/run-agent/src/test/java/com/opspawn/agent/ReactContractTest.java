package com.opspawn.agent;

final class ReactContractTest extends PlannerContract {
    ReactContractTest() {
        super("react");
    }
}
