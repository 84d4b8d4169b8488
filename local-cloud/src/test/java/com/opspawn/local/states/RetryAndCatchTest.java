package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.local.states.FunctionInvoker.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryAndCatchTest {
    private final TestStates states = new TestStates();

    @AfterEach
    void stop() {
        states.close();
    }

    private static String machine(String retriers, String catchers) {
        return """
            {"QueryLanguage":"JSONata","StartAt":"T","States":{
              "T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                   "Arguments":{"FunctionName":"f","Payload":"{%% $states.context.State.RetryCount %%}"},
                   "Output":"{%% $states.result.Payload %%}","Retry":[%s],"Catch":[%s],"End":true},
              "Caught":{"Type":"Pass","End":true}}}
            """.formatted(
                        retriers, catchers.isEmpty() ? "{\"ErrorEquals\":[\"Nobody\"],\"Next\":\"Caught\"}" : catchers);
    }

    private static String retry(String error, String more) {
        return "{\"ErrorEquals\":[\"" + error + "\"]" + more + "}";
    }

    private List<Duration> waits(int count) {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            waits.add(states.time().ringNext());
        }
        return waits;
    }

    @Test
    void retriesBackOffByTheDefaults() {
        states.functions().fails("f", "E", 3).answers("f", "\"done\"");
        String arn = states.start(machine(retry("E", ""), ""), "{}");

        assertThat(waits(3)).isEqualTo(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)));
        assertThat(states.ended(arn).output()).isEqualTo("\"done\"");
        assertThat(states.functions().calls()).containsExactly("f 0", "f 1", "f 2", "f 3");
    }

    @Test
    void retryWritesTheEventsOfEveryAttempt() {
        states.functions().fails("f", "E", 1).answers("f", "1");
        String arn = states.start(machine(retry("E", ""), ""), "{}");
        waits(1);

        assertThat(states.ended(arn).events())
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskFailed",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
    }

    @Test
    void delayNeverExceedsItsMaximum() {
        states.functions().fails("f", "E", 4).answers("f", "1");
        String arn = states.start(
                machine(
                        retry(
                                "E",
                                ",\"IntervalSeconds\":3,\"BackoffRate\":10,\"MaxAttempts\":4,\"MaxDelaySeconds\":20"),
                        ""),
                "{}");

        assertThat(waits(4))
                .isEqualTo(List.of(
                        Duration.ofSeconds(3), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20)));
        assertThat(states.ended(arn).status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void fullJitterDrawsBelowTheDelay() {
        states.functions().fails("f", "E", 3).answers("f", "1");
        String arn = states.start(
                machine(retry("E", ",\"IntervalSeconds\":100,\"BackoffRate\":1,\"JitterStrategy\":\"FULL\""), ""),
                "{}");

        List<Duration> waits = waits(3);
        assertThat(waits)
                .allMatch(wait -> wait.compareTo(Duration.ofSeconds(100)) < 0)
                .doesNotHaveDuplicates();
        assertThat(states.ended(arn).status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void attemptsThatAreUsedUpFailTheState() {
        states.functions().fails("f", "E", 9);
        String arn = states.start(machine(retry("E", ",\"MaxAttempts\":2"), ""), "{}");
        waits(2);

        assertThat(states.ended(arn).error()).isEqualTo("E");
        assertThat(states.functions().calls()).hasSize(3);
    }

    @Test
    void noAttemptsMeansNoRetry() {
        states.functions().fails("f", "E", 9);
        var ran = states.run(machine(retry("E", ",\"MaxAttempts\":0") + "," + retry("States.ALL", ""), ""), "{}");

        assertThat(ran.error()).isEqualTo("E");
        assertThat(states.functions().calls()).hasSize(1);
    }

    @Test
    void everyRetrierCountsForItself() {
        states.functions()
                .fails("f", "A", 1)
                .fails("f", "B", 1)
                .fails("f", "A", 1)
                .answers("f", "1");
        String arn = states.start(
                machine(
                        retry("A", ",\"IntervalSeconds\":10,\"MaxAttempts\":2") + ","
                                + retry("B", ",\"IntervalSeconds\":7,\"MaxAttempts\":1"),
                        ""),
                "{}");

        assertThat(waits(3)).isEqualTo(List.of(Duration.ofSeconds(10), Duration.ofSeconds(7), Duration.ofSeconds(20)));
        assertThat(states.ended(arn).status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void errorNamesMatchWholeAndExactly() {
        states.functions().fails("f", "com.acme.Special", 1);
        var ran = states.run(machine(retry("com.acme", "") + "," + retry("Special", ""), ""), "{}");

        assertThat(ran.error()).isEqualTo("com.acme.Special");
    }

    @Test
    void taskFailedMatchesAnyErrorButATimeout() {
        states.functions().fails("f", "E", 1).answers("f", "1");
        String failed = states.start(machine(retry("States.TaskFailed", ""), ""), "{}");
        waits(1);
        assertThat(states.ended(failed).status()).isEqualTo("SUCCEEDED");

        states.functions().does("g", event -> new Outcome.Success("1"));
        String hanging = """
            {"QueryLanguage":"JSONata","StartAt":"T","States":{"T":{"Type":"Task",
              "Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","Arguments":{"FunctionName":"g"},
              "TimeoutSeconds":5,"Retry":[{"ErrorEquals":["States.TaskFailed"]}],"End":true}}}
            """;
        String timedOut = states.start(hanging, "{}");
        waits(1);
        assertThat(states.ended(timedOut).error()).isEqualTo("States.Timeout");
    }

    @Test
    void caughtErrorIsTheOutputUnlessTheCatcherHasOne() {
        states.functions().fails("f", "E", 1);
        var ran = states.run(machine("", "{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"Caught\"}"), "{}");

        assertThat(ran.output())
                .isEqualTo(
                        "{\"Error\":\"E\",\"Cause\":\"{\\\"errorMessage\\\":\\\"no\\\",\\\"errorType\\\":\\\"E\\\"}\"}");
        assertThat(ran.events()).containsSubsequence("TaskFailed", "TaskStateExited", "PassStateEntered");
    }

    @Test
    void caughtTimeoutHasAnEmptyCause() {
        states.functions().does("g", event -> new Outcome.Success("1"));
        String execution = states.start("""
            {"QueryLanguage":"JSONata","StartAt":"T","States":{
              "T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
                "Arguments":{"FunctionName":"g"},"TimeoutSeconds":5,"End":true,
                "Catch":[{"ErrorEquals":["States.ALL"],"Next":"Caught"}]},
              "Caught":{"Type":"Pass","End":true}}}
            """, "{}");
        waits(1);

        assertThat(states.ended(execution).output()).isEqualTo("{\"Error\":\"States.Timeout\",\"Cause\":\"\"}");
    }

    @Test
    void catcherAssignsAndPutsOutFromTheErrorAndTheInput() {
        states.functions().fails("f", "E", 1);
        var ran = states.run(
                machine("", """
                    {"ErrorEquals":["E"],"Next":"Caught",
                     "Assign":{"kept":"{% $states.errorOutput.Error %}"},
                     "Output":{"in":"{% $states.input.x %}","cause":"{% $parse($states.errorOutput.Cause).errorMessage %}"}}
                    """)
                        .replace(
                                "\"Caught\":{\"Type\":\"Pass\"",
                                "\"Caught\":{\"Type\":\"Pass\",\"Output\":\"{% [$states.input, $kept] %}\""),
                "{\"x\":1}");

        assertThat(ran.output()).isEqualTo("[{\"in\":1,\"cause\":\"no\"},\"E\"]");
    }

    @Test
    void retriesComeBeforeCatchers() {
        states.functions().fails("f", "E", 9);
        String arn = states.start(
                machine(
                        retry("E", ",\"MaxAttempts\":1"),
                        "{\"ErrorEquals\":[\"E\"],\"Next\":\"Caught\",\"Output\":\"caught\"}"),
                "{}");
        waits(1);

        assertThat(states.ended(arn).output()).isEqualTo("\"caught\"");
        assertThat(states.functions().calls()).hasSize(2);
    }

    @Test
    void firstMatchingCatcherIsTaken() {
        states.functions().fails("f", "E", 1);
        var ran = states.run(machine("", """
            {"ErrorEquals":["X"],"Next":"Caught","Output":"x"},
            {"ErrorEquals":["Y","E"],"Next":"Caught","Output":"e"},
            {"ErrorEquals":["States.ALL"],"Next":"Caught","Output":"all"}
            """), "{}");

        assertThat(ran.output()).isEqualTo("\"e\"");
    }

    @Test
    void failedEvaluationCanBeCaught() {
        states.functions().answers("f", "{}");
        var ran = states.run(
                machine("", "{\"ErrorEquals\":[\"States.QueryEvaluationError\"],\"Next\":\"Caught\",\"Output\":1}")
                        .replace("$states.result.Payload", "$states.result.Payload.missing"),
                "{}");

        assertThat(ran.output()).isEqualTo("1");
        assertThat(ran.events()).containsSubsequence("TaskSucceeded", "EvaluationFailed", "TaskStateExited");
    }

    @Test
    void failureInACatcherFailsTheExecution() {
        states.functions().fails("f", "E", 1);
        var ran = states.run(
                machine("", "{\"ErrorEquals\":[\"E\"],\"Next\":\"Caught\",\"Output\":\"{% $nothing %}\"}"), "{}");

        assertThat(ran.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(ran.cause()).contains("specified for the field 'Catch[0]/Output' returned nothing (undefined).");
    }

    @Test
    void runtimeErrorsAreNeitherRetriedNorCaughtByWildcards() {
        var ran = states.run(
                machine(retry("States.ALL", ""), "{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"Caught\"}")
                        .replace("\"FunctionName\":\"f\"", "\"FunctionName\":\"{% 5 %}\""),
                "{}");

        assertThat(ran.error()).isEqualTo("States.Runtime");
        assertThat(Collections.frequency(ran.events(), "TaskScheduled")).isZero();
    }
}
