package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.local.states.FunctionInvoker.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {
    private final TestStates states = new TestStates();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void stop() {
        never.countDown();
        states.close();
    }

    private static String task(String more) {
        return """
            {"QueryLanguage":"JSONata","StartAt":"T","States":{
              "T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                   "Arguments":{"FunctionName":"greet","Payload":{"name":"{%% $states.input.name %%}"}},
                   "Output":"{%% $states.result.Payload %%}"%s,"End":true}}}
            """.formatted(more);
    }

    private Outcome hang() {
        try {
            never.await();
            return new Outcome.Success("\"too late\"");
        } catch (InterruptedException e) {
            return new Outcome.ServiceError("interrupted", "");
        }
    }

    @Test
    void invokeGivesTheFunctionsAnswerInAnEnvelope() {
        states.functions().answers("greet", "{\"text\":\"hello\"}");
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"T","States":{
              "T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                   "Arguments":{"FunctionName":"greet"},"End":true}}}
            """, "{}");

        assertThat(ran.output())
                .isEqualTo("{\"ExecutedVersion\":\"$LATEST\",\"Payload\":{\"text\":\"hello\"},"
                        + "\"SdkHttpMetadata\":{\"HttpStatusCode\":200},"
                        + "\"SdkResponseMetadata\":{\"RequestId\":\"id-4\"},\"StatusCode\":200}");
        assertThat(states.functions().calls()).containsExactly("greet {}");
    }

    @Test
    void invokeWritesTheEventsOfAServiceIntegration() {
        states.functions().answers("greet", "\"hello\"");
        var ran = states.run(task(",\"TimeoutSeconds\":9"), "{\"name\":\"Ada\"}");

        assertThat(ran.output()).isEqualTo("\"hello\"");
        assertThat(ran.events())
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
        var scheduled = ran.history().get(2).taskScheduledEventDetails();
        assertThat(scheduled.resourceType()).isEqualTo("lambda");
        assertThat(scheduled.resource()).isEqualTo("invoke");
        assertThat(scheduled.region()).isEqualTo("us-east-1");
        assertThat(scheduled.timeoutInSeconds()).isEqualTo(9);
        assertThat(scheduled.parameters()).isEqualTo("{\"FunctionName\":\"greet\",\"Payload\":{\"name\":\"Ada\"}}");
    }

    @Test
    void functionArnTakesTheArgumentsAsPayloadAndWritesLambdasEvents() {
        states.functions().answers("greet", "{\"text\":\"hi\"}");
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"T","States":{
              "T":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000000:function:greet:live",
                   "Arguments":{"who":"{% $states.input.name %}"},"End":true}}}
            """, "{\"name\":\"Ada\"}");

        assertThat(ran.output()).isEqualTo("{\"text\":\"hi\"}");
        assertThat(states.functions().calls()).containsExactly("greet {\"who\":\"Ada\"}");
        assertThat(ran.events())
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "LambdaFunctionScheduled",
                        "LambdaFunctionStarted",
                        "LambdaFunctionSucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "greet",
                "greet:live",
                "function:greet",
                "000000000000:function:greet",
                "arn:aws:lambda:us-east-1:000000000000:function:greet",
                "arn:aws:lambda:us-east-1:000000000000:function:greet:$LATEST"
            })
    void functionMayBeNamedInEveryFormThatLambdaTakes(String name) {
        states.functions().answers("greet", "1");
        states.run(task("").replace("\"FunctionName\":\"greet\"", "\"FunctionName\":\"" + name + "\""), "{\"name\":1}");

        assertThat(states.functions().calls()).containsExactly("greet {\"name\":1}");
    }

    @Test
    void errorOfAFunctionIsNamedByItsTypeAndCausedByItsPayload() {
        states.functions().fails("greet", "com.acme.NoSuchNameException", 1);
        var ran = states.run(task(""), "{\"name\":1}");

        assertThat(ran.status()).isEqualTo("FAILED");
        assertThat(ran.error()).isEqualTo("com.acme.NoSuchNameException");
        assertThat(ran.cause()).isEqualTo("{\"errorMessage\":\"no\",\"errorType\":\"com.acme.NoSuchNameException\"}");
        assertThat(ran.events())
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskFailed",
                        "ExecutionFailed");
    }

    @Test
    void errorOfTheServiceKeepsItsName() {
        states.functions()
                .does("greet", event -> new Outcome.ServiceError("Lambda.TooManyRequestsException", "slow down"));
        var ran = states.run(task(""), "{\"name\":1}");

        assertThat(ran.error()).isEqualTo("Lambda.TooManyRequestsException");
        assertThat(ran.cause()).isEqualTo("slow down");
    }

    @Test
    void hostThatThrowsIsAnErrorOfTheService() {
        states.functions().does("greet", event -> {
            throw new IllegalStateException("broken");
        });
        var ran = states.run(task(""), "{\"name\":1}");

        assertThat(ran.error()).isEqualTo("Lambda.Unknown");
        assertThat(ran.cause()).isEqualTo("The function's host failed: java.lang.IllegalStateException: broken");
    }

    @Test
    void taskBeyondItsTimeFailsAndLeavesTheFunctionRunning() {
        states.functions().does("greet", event -> hang());
        String arn = states.start(task(",\"TimeoutSeconds\":\"{% 5 %}\""), "{\"name\":1}");

        assertThat(states.time().ringNext()).isEqualTo(Duration.ofSeconds(5));
        var ran = states.ended(arn);
        assertThat(ran.error()).isEqualTo("States.Timeout");
        assertThat(ran.cause()).isNull();
        assertThat(ran.events()).endsWith("TaskStarted", "TaskTimedOut", "ExecutionFailed");
    }

    @Test
    void timeoutThatIsNotNeededIsTakenBack() {
        states.functions().answers("greet", "1");
        states.run(task(",\"TimeoutSeconds\":5"), "{\"name\":1}");

        assertThat(states.time().alarms()).isZero();
    }

    @Test
    void stoppedExecutionEndsAtOnceThoughItsFunctionRuns() {
        CountDownLatch called = new CountDownLatch(1);
        states.functions().does("greet", event -> {
            called.countDown();
            return hang();
        });
        String arn = states.start(task(""), "{\"name\":1}");
        awaitLatch(called);
        states.client()
                .stopExecution(
                        request -> request.executionArn(arn).error("Stop").cause("enough"));

        var ran = states.ended(arn);
        assertThat(ran.status()).isEqualTo("ABORTED");
        assertThat(ran.error()).isEqualTo("Stop");
        assertThat(ran.cause()).isEqualTo("enough");
        assertThat(ran.events()).endsWith("TaskStarted", "ExecutionAborted");
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void resultBeyondTheLimitFailsTheTaskAndCanBeCaught() {
        states.functions().answers("greet", "\"" + "x".repeat(262_144) + "\"");
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"T","States":{
              "T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                   "Arguments":{"FunctionName":"greet"},"Catch":[{"ErrorEquals":["States.ALL"],"Next":"S"}],
                   "End":true},
              "S":{"Type":"Succeed"}}}
            """, "{}");

        assertThat(ran.output())
                .isEqualTo("{\"Error\":\"States.DataLimitExceeded\",\"Cause\":\"The state/task 'lambda' returned a"
                        + " result with a size exceeding the maximum number of bytes service limit.\"}");
    }

    @Test
    void argumentsThatCannotBeEvaluatedCallNothing() {
        var ran = states.run(task(""), "{}");

        assertThat(ran.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(ran.events())
                .isEqualTo(List.of("ExecutionStarted", "TaskStateEntered", "EvaluationFailed", "ExecutionFailed"));
        assertThat(states.functions().calls()).isEmpty();
    }
}
