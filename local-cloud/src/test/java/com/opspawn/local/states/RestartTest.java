package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.local.states.log.ExecutionLog;
import com.opspawn.local.states.log.FileExecutionLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

class RestartTest {
    private static final String MACHINE = """
        {"QueryLanguage":"JSONata","StartAt":"W","States":{"W":{"Type":"Wait","Seconds":9,"End":true}}}
        """;

    @TempDir
    private Path directory;

    private ExecutionLog log() {
        return FileExecutionLog.open(directory, 10);
    }

    private static String start(TestStates states, String machine, String name, String input) {
        return states.client()
                .startExecution(
                        request -> request.stateMachineArn(machine).name(name).input(input))
                .executionArn();
    }

    @Test
    void openExecutionIsStartedAgainFromItsInputOnceItsMachineIsCreated() {
        String arn;
        try (TestStates first = new TestStates(log())) {
            arn = start(first, first.create("m", MACHINE), "e", "{\"n\": 1}");
            first.time().awaitAlarms(1);
        }
        try (TestStates second = new TestStates(log())) {
            second.time().advance(Duration.ofDays(1));
            var waiting = second.client().describeExecution(request -> request.executionArn(arn));
            assertThat(waiting.statusAsString()).isEqualTo("RUNNING");

            second.create("m", MACHINE);
            second.time().ringNext();
            var ran = second.ended(arn);
            assertThat(ran.output()).isEqualTo("{\"n\": 1}");
            assertThat(ran.execution().name()).isEqualTo("e");
            assertThat(ran.execution().startDate()).isEqualTo(waiting.startDate());
            assertThat(ran.events())
                    .containsExactly("ExecutionStarted", "WaitStateEntered", "WaitStateExited", "ExecutionSucceeded");
        }
    }

    @Test
    void endedExecutionKeepsItsEndAndItsNameButNotItsHistory() {
        String arn;
        try (TestStates first = new TestStates(log())) {
            arn = start(first, first.create("m", MACHINE), "e", "{}");
            first.time().ringNext();
            first.ended(arn);
        }
        try (TestStates second = new TestStates(log())) {
            String machine = second.create("m", MACHINE);
            assertThat(second.client()
                            .describeExecution(request -> request.executionArn(arn))
                            .output())
                    .isEqualTo("{}");
            assertThat(second.history(arn)).isEmpty();
            assertThatThrownBy(() -> start(second, machine, "e", "{}"))
                    .isInstanceOf(ExecutionAlreadyExistsException.class);
        }
    }

    @Test
    void executionThatWaitsForItsMachineCanBeStopped() {
        String arn;
        try (TestStates first = new TestStates(log())) {
            arn = start(first, first.create("m", MACHINE), "e", "{}");
        }
        try (TestStates second = new TestStates(log())) {
            second.client().stopExecution(request -> request.executionArn(arn));
            second.create("m", MACHINE);
            assertThat(second.client()
                            .describeExecution(request -> request.executionArn(arn))
                            .statusAsString())
                    .isEqualTo("ABORTED");
        }
    }

    @Test
    void onlyTheLatestEndedExecutionsAreKept() {
        var settings = new StatesSettings(0, "us-east-1", "000000000000", Optional.empty(), 2);
        try (TestStates states = new TestStates(FileExecutionLog.open(directory, 2), settings)) {
            String machine = states.create(
                    "m", "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}");
            for (String name : new String[] {"a", "b", "c"}) {
                states.log().awaitEnd(start(states, machine, name, "{}"));
            }
            assertThat(states.client()
                            .listExecutions(request -> request.stateMachineArn(machine))
                            .executions())
                    .hasSizeLessThanOrEqualTo(3)
                    .extracting(execution -> execution.name())
                    .contains("b", "c");
        }
    }

    @Test
    void machineThatIsRefusedAtTheDoorSaysWhy() {
        try (StatesService service = StatesService.start(StatesSettings.inMemory(), new ScriptedFunctions())) {
            assertThatThrownBy(() -> service.createStateMachine("m", "{}", TestStates.ROLE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("State machine 'm': Invalid State Machine Definition: 'StartAt: is missing; States: is"
                            + " missing'");
        }
    }

    @Test
    void serviceOnItsOwnClockRunsAndEnds() {
        try (StatesService service =
                        StatesService.start(StatesSettings.inMemory().durableIn(directory), new ScriptedFunctions());
                var client = TestStates.client(service.endpoint())) {
            String machine = client.createStateMachine(request ->
                            request.name("m").roleArn(TestStates.ROLE).definition(MACHINE))
                    .stateMachineArn();
            String arn = client.startExecution(request -> request.stateMachineArn(machine))
                    .executionArn();

            assertThat(client.describeExecution(request -> request.executionArn(arn))
                            .statusAsString())
                    .isEqualTo("RUNNING");
        }
    }
}
