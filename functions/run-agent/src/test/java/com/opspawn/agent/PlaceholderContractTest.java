package com.opspawn.agent;

final class PlaceholderContractTest extends PlannerContract {
    PlaceholderContractTest() {
        super("placeholder");
    }
}
