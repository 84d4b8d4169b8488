package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelTest {
    private final TestStates states = new TestStates();

    @AfterEach
    void stop() {
        states.close();
    }

    private static String parallel(String more, String... branches) {
        var all = new StringBuilder();
        for (String branch : branches) {
            all.append(all.isEmpty() ? "" : ",").append("{\"StartAt\":\"B\",\"States\":{\"B\":" + branch + "}}");
        }
        return "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\",\"Branches\":["
                + all + "]" + more + ",\"End\":true},\"Caught\":{\"Type\":\"Succeed\"}}}";
    }

    private static String caught() {
        return ",\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"Caught\"}]";
    }

    @Test
    void resultIsTheOutputsInTheOrderOfTheBranches() {
        String definition = parallel(
                        ",\"Output\":\"{% $states.result %}\"",
                        "{\"Type\":\"Wait\",\"Seconds\":9,\"Output\":\"slow\",\"End\":true}",
                        "{\"Type\":\"Wait\",\"Seconds\":4,\"Output\":\"{% $states.input.x %}\",\"End\":true}")
                .replace(",\"Caught\":{\"Type\":\"Succeed\"}", "");
        String arn = states.start(definition, "{\"x\":1}");
        states.time().awaitAlarms(2);
        assertThat(states.time().ringNext()).isEqualTo(Duration.ofSeconds(4));
        assertThat(states.time().ringNext()).isEqualTo(Duration.ofSeconds(5));

        var ran = states.ended(arn);
        assertThat(ran.output()).isEqualTo("[\"slow\",1]");
        assertThat(ran.events())
                .containsExactly(
                        "ExecutionStarted",
                        "ParallelStateEntered",
                        "ParallelStateStarted",
                        "WaitStateEntered",
                        "WaitStateEntered",
                        "WaitStateExited",
                        "WaitStateExited",
                        "ParallelStateSucceeded",
                        "ParallelStateExited",
                        "ExecutionSucceeded");
    }

    @Test
    void argumentsAreTheBranchesInput() {
        String definition = parallel(",\"Arguments\":{\"y\":\"{% $states.input.x + 1 %}\"}", "{\"Type\":\"Succeed\"}")
                .replace(",\"Caught\":{\"Type\":\"Succeed\"}", "");

        assertThat(states.run(definition, "{\"x\":1}").output()).isEqualTo("[{\"y\":2}]");
    }

    @Test
    void failedBranchFailsTheStateAndCutsItsSiblingsOff() {
        String arn = states.start(
                parallel(
                        caught(),
                        "{\"Type\":\"Wait\",\"Seconds\":1000,\"End\":true}",
                        "{\"Type\":\"Fail\",\"Error\":\"E\",\"Cause\":\"c\"}"),
                "{}");

        var ran = states.ended(arn);
        assertThat(ran.output()).isEqualTo("{\"Error\":\"E\",\"Cause\":\"c\"}");
        assertThat(ran.events())
                .containsExactly(
                        "ExecutionStarted",
                        "ParallelStateEntered",
                        "ParallelStateStarted",
                        "WaitStateEntered",
                        "FailStateEntered",
                        "WaitStateAborted",
                        "ParallelStateFailed",
                        "ParallelStateExited",
                        "SucceedStateEntered",
                        "SucceedStateExited",
                        "ExecutionSucceeded");
        assertThat(states.time().alarms()).as("the sibling waits no longer").isZero();
    }

    @Test
    void retryRunsAllBranchesAgain() {
        states.functions().fails("f", "E", 1).answers("f", "1");
        String definition = parallel(
                        ",\"Retry\":[{\"ErrorEquals\":[\"E\"]}]",
                        "{\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:000000000000:function:f\",\"End\":true}")
                .replace(",\"Caught\":{\"Type\":\"Succeed\"}", "");
        String arn = states.start(definition, "{}");
        states.time().ringNext();

        var ran = states.ended(arn);
        assertThat(ran.output()).isEqualTo("[1]");
        assertThat(ran.events())
                .containsSubsequence(
                        "ParallelStateStarted",
                        "LambdaFunctionFailed",
                        "TaskStateAborted",
                        "ParallelStateStarted",
                        "LambdaFunctionSucceeded",
                        "ParallelStateSucceeded");
    }

    @Test
    void stoppingTheExecutionStopsAllBranches() {
        String arn = states.start(
                parallel(
                        caught(),
                        "{\"Type\":\"Wait\",\"Seconds\":1000,\"End\":true}",
                        "{\"Type\":\"Wait\",\"Seconds\":2000,\"End\":true}"),
                "{}");
        states.time().awaitAlarms(2);
        states.client().stopExecution(request -> request.executionArn(arn));

        var ran = states.ended(arn);
        assertThat(ran.status()).isEqualTo("ABORTED");
        assertThat(ran.events()).last().isEqualTo("ExecutionAborted");
    }
}
