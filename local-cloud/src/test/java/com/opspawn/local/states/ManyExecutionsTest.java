package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManyExecutionsTest {
    private static final int COUNT = 2_000;

    @Test
    void thousandsOfExecutionsWaitAtOnceAndAllEnd() {
        try (TestStates states = new TestStates()) {
            states.functions().does("echo", FunctionInvoker.Outcome.Success::new);
            String machine = states.create("m", """
                {"QueryLanguage":"JSONata","StartAt":"W","States":{
                  "W":{"Type":"Wait","Seconds":60,"Next":"T"},
                  "T":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000000:function:echo",
                       "Output":"{% $states.result.n * 2 %}","End":true}}}
                """);
            List<String> arns = new ArrayList<>();
            for (int i = 0; i < COUNT; i++) {
                String input = "{\"n\":" + i + "}";
                arns.add(states.client()
                        .startExecution(
                                request -> request.stateMachineArn(machine).input(input))
                        .executionArn());
            }
            states.time().awaitAlarms(COUNT);
            for (int i = 0; i < COUNT; i++) {
                states.time().ringNext();
            }
            for (int i = 0; i < COUNT; i++) {
                assertThat(states.log().awaitEnd(arns.get(i)).toString()).contains("output=" + 2 * i + ",");
            }
        }
    }
}
