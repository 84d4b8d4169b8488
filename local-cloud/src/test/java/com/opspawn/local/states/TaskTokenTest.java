package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.local.states.FunctionInvoker.Outcome;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

class TaskTokenTest {
    private static final String MACHINE = """
        {"QueryLanguage":"JSONata","StartAt":"T","States":{
          "T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
               "Arguments":{"FunctionName":"ask","Payload":"{% $states.context.Task.Token %}"},
               "TimeoutSeconds":600,"HeartbeatSeconds":60,
               "Catch":[{"ErrorEquals":["States.HeartbeatTimeout"],"Next":"Missed","Output":"missed"}],
               "End":true},
          "Missed":{"Type":"Succeed"}}}
        """;

    private final TestStates states = new TestStates();
    private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        states.close();
    }

    private String start() {
        states.functions().does("ask", event -> {
            tokens.add(event.substring(1, event.length() - 1));
            return new Outcome.Success("null");
        });
        return states.start(MACHINE, "{}");
    }

    private String token() {
        try {
            String token = tokens.poll(20, TimeUnit.SECONDS);
            assertThat(token).isNotNull();
            return token;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void successWithTheTokenIsTheTasksResult() {
        String arn = start();
        String token = token();
        states.client().sendTaskSuccess(request -> request.taskToken(token).output("{\"approved\":true}"));

        var ran = states.ended(arn);
        assertThat(ran.output()).isEqualTo("{\"approved\":true}");
        assertThat(ran.events()).startsWith("ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted");
        assertThat(ran.events()).endsWith("TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
        assertThat(ran.history().get(2).taskScheduledEventDetails().resource()).isEqualTo("invoke.waitForTaskToken");
        assertThat(ran.history().get(2).taskScheduledEventDetails().heartbeatInSeconds())
                .isEqualTo(60);
    }

    @Test
    void functionsAnswerIsRecordedAsSubmitted() throws Exception {
        String arn = start();
        token();
        states.awaitEvent(arn, "TaskSubmitted");
        assertThat(states.time().ringNext()).isEqualTo(Duration.ofSeconds(60));

        assertThat(states.ended(arn).events()).containsSubsequence("TaskStarted", "TaskSubmitted", "TaskTimedOut");
    }

    @Test
    void failureWithTheTokenIsTheTasksError() {
        String arn = start();
        String token = token();
        states.client()
                .sendTaskFailure(
                        request -> request.taskToken(token).error("Refused").cause("too dear"));

        var ran = states.ended(arn);
        assertThat(ran.error()).isEqualTo("Refused");
        assertThat(ran.cause()).isEqualTo("too dear");
        assertThat(ran.events()).endsWith("TaskFailed", "ExecutionFailed");
    }

    @Test
    void heartbeatPutsTheHeartbeatTimeoutOff() {
        String arn = start();
        String token = token();
        states.time().awaitAlarms(2);
        states.time().advance(Duration.ofSeconds(40));
        states.client().sendTaskHeartbeat(request -> request.taskToken(token));
        states.time().awaitNextIn(Duration.ofSeconds(60));
        states.time().advance(Duration.ofSeconds(50));
        states.client().sendTaskSuccess(request -> request.taskToken(token).output("1"));

        assertThat(states.ended(arn).output()).isEqualTo("1");
    }

    @Test
    void missedHeartbeatIsATimeoutThatCanBeCaughtByItsName() {
        String arn = start();
        token();
        states.time().awaitAlarms(2);
        states.time().ringNext();

        var ran = states.ended(arn);
        assertThat(ran.output()).isEqualTo("\"missed\"");
        var timedOut = ran.history().stream()
                .filter(event -> event.typeAsString().equals("TaskTimedOut"))
                .findFirst()
                .orElseThrow();
        assertThat(timedOut.taskTimedOutEventDetails().error()).isEqualTo("States.Timeout");
    }

    @Test
    void tokenOfATaskThatIsOverIsTimedOut() {
        String arn = start();
        String token = token();
        states.client().sendTaskSuccess(request -> request.taskToken(token).output("1"));
        states.ended(arn);

        assertThatThrownBy(() -> states.client()
                        .sendTaskSuccess(request -> request.taskToken(token).output("1")))
                .isInstanceOf(TaskTimedOutException.class)
                .hasMessageContaining("Task Timed Out: 'Provided task does not exist anymore'");
        assertThatThrownBy(() -> states.client().sendTaskHeartbeat(request -> request.taskToken(token)))
                .isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void tokenThatIsNoneIsInvalid() {
        assertThatThrownBy(() -> states.client().sendTaskFailure(request -> request.taskToken("made up")))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining("Invalid Token: 'Invalid token'");
    }

    @Test
    void tokenOfAnotherServiceDoesNotExist() {
        String arn = start();
        String token = token();
        try (TestStates other = new TestStates()) {
            assertThatThrownBy(() -> other.client()
                            .sendTaskSuccess(request -> request.taskToken(token).output("1")))
                    .isInstanceOf(TaskDoesNotExistException.class);
        }
        assertThat(states.log().hasEnded(arn)).isFalse();
    }

    @Test
    void outputThatIsNotJsonIsRefusedAndTheTaskGoesOnWaiting() {
        String arn = start();
        String token = token();
        assertThatThrownBy(() -> states.client()
                        .sendTaskSuccess(request -> request.taskToken(token).output("{no")))
                .isInstanceOf(InvalidOutputException.class);
        states.client().sendTaskSuccess(request -> request.taskToken(token).output("2"));

        assertThat(states.ended(arn).output()).isEqualTo("2");
    }
}
