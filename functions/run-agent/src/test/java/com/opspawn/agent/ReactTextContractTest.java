package com.opspawn.agent;

final class ReactTextContractTest extends PlannerContract {
    ReactTextContractTest() {
        super("react_text");
    }
}
