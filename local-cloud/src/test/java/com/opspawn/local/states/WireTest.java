package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** The API as AWS's own client sees it. */
class WireTest {
    private static final String WAITING = """
        {"QueryLanguage":"JSONata","StartAt":"W","States":{"W":{"Type":"Wait","Seconds":9,"End":true}}}
        """;
    private static final String QUICK =
            "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}";

    private final TestStates states = new TestStates();

    @AfterEach
    void stop() {
        states.close();
    }

    private String startNamed(String machine, String name, String input) {
        return states.client()
                .startExecution(
                        request -> request.stateMachineArn(machine).name(name).input(input))
                .executionArn();
    }

    @Test
    void machineIsDescribedAndListed() {
        String arn = states.create("m", QUICK);

        assertThat(arn).isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:m");
        var described = states.client().describeStateMachine(request -> request.stateMachineArn(arn));
        assertThat(described.definition()).isEqualTo(QUICK);
        assertThat(described.roleArn()).isEqualTo(TestStates.ROLE);
        assertThat(described.statusAsString()).isEqualTo("ACTIVE");
        assertThat(described.creationDate()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(states.client().listStateMachines().stateMachines())
                .extracting(machine -> machine.name())
                .containsExactly("m");
    }

    @Test
    void creatingTheSameMachineTwiceIsNoError() {
        assertThat(states.create("m", QUICK)).isEqualTo(states.create("m", QUICK));
        assertThatThrownBy(() -> states.create("m", WAITING)).isInstanceOf(StateMachineAlreadyExistsException.class);
    }

    @Test
    void updatedMachineRunsItsNewDefinition() {
        String arn = states.create("m", WAITING);
        states.client()
                .updateStateMachine(request -> request.stateMachineArn(arn).definition(QUICK));

        assertThat(states.ended(startNamed(arn, "e", "{}")).status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void deletedMachineIsGone() {
        String arn = states.create("m", QUICK);
        states.client().deleteStateMachine(request -> request.stateMachineArn(arn));

        assertThatThrownBy(() -> startNamed(arn, "e", "{}"))
                .isInstanceOf(StateMachineDoesNotExistException.class)
                .hasMessageContaining("State Machine Does Not Exist: '" + arn + "'");
    }

    @Test
    void invalidDefinitionIsRefusedWithAllItsProblems() {
        assertThatThrownBy(() -> states.create("m", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"X\",\"Y\":1}}}"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("Invalid State Machine Definition: 'States.A.Type: is none of Task, Pass, Choice,"
                        + " Wait, Succeed, Fail, Parallel, Map; States.A.Y: is not supported in a X state'");
    }

    @Test
    void executionIsDescribedFromStartToEnd() {
        String arn = startNamed(states.create("m", WAITING), "e", "{\"a\": 1}");
        var running = states.client().describeExecution(request -> request.executionArn(arn));
        assertThat(arn).isEqualTo("arn:aws:states:us-east-1:000000000000:execution:m:e");
        assertThat(running.statusAsString()).isEqualTo("RUNNING");
        assertThat(running.stopDate()).isNull();
        assertThat(running.output()).isNull();
        assertThat(running.input()).isEqualTo("{\"a\": 1}");
        assertThat(running.startDate()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));

        states.time().ringNext();
        var ended = states.ended(arn).execution();
        assertThat(ended.statusAsString()).isEqualTo("SUCCEEDED");
        assertThat(ended.stopDate()).isEqualTo(Instant.parse("2026-11-22T10:00:09Z"));
        assertThat(ended.output()).isEqualTo("{\"a\": 1}");
    }

    @Test
    void executionWithoutInputHasAnEmptyObject() {
        String machine = states.create("m", QUICK);
        String arn = states.client()
                .startExecution(request -> request.stateMachineArn(machine))
                .executionArn();

        assertThat(states.ended(arn).output()).isEqualTo("{}");
    }

    @Test
    void executionAlreadyRunningWithTheSameInputIsTheAnswer() {
        String machine = states.create("m", WAITING);

        assertThat(startNamed(machine, "e", "{\"a\":1}")).isEqualTo(startNamed(machine, "e", "{\"a\":1}"));
    }

    @Test
    void executionAlreadyRunningWithOtherInputIsRefused() {
        String machine = states.create("m", WAITING);
        startNamed(machine, "e", "{\"a\":1}");

        assertThatThrownBy(() -> startNamed(machine, "e", "{\"a\": 1}"))
                .isInstanceOf(ExecutionAlreadyExistsException.class)
                .hasMessageContaining(
                        "Execution Already Exists: 'arn:aws:states:us-east-1:000000000000:execution:m:e'");
    }

    @Test
    void nameOfAnEndedExecutionStaysInUse() {
        String machine = states.create("m", QUICK);
        states.ended(startNamed(machine, "e", "{}"));

        assertThatThrownBy(() -> startNamed(machine, "e", "{}")).isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a:b",
                "a*",
                "<a>",
                "a/b",
                "",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void namesThatAwsRefusesAreRefused(String name) {
        String machine = states.create("m", QUICK);

        assertThatThrownBy(() -> startNamed(machine, name, "{}")).isInstanceOf(InvalidNameException.class);
    }

    @Test
    void inputThatIsNotJsonIsRefused() {
        String machine = states.create("m", QUICK);

        assertThatThrownBy(() -> startNamed(machine, "e", "{\"a\":"))
                .isInstanceOf(InvalidExecutionInputException.class)
                .hasMessageContaining("Invalid State Machine Execution Input: '");
        assertThatThrownBy(() -> startNamed(machine, "e", "\"" + "x".repeat(262_144) + "\""))
                .isInstanceOf(InvalidExecutionInputException.class);
    }

    @Test
    void whatDoesNotExistIsSaidByName() {
        assertThatThrownBy(() -> states.client()
                        .describeExecution(
                                request -> request.executionArn("arn:aws:states:us-east-1:000000000000:execution:m:e")))
                .isInstanceOf(ExecutionDoesNotExistException.class);
        assertThatThrownBy(() -> states.client().describeExecution(request -> request.executionArn("e")))
                .isInstanceOf(InvalidArnException.class);
    }

    @Test
    void stoppingAnEndedExecutionChangesNothing() {
        String arn = startNamed(states.create("m", QUICK), "e", "{}");
        states.ended(arn);
        states.client().stopExecution(request -> request.executionArn(arn));

        assertThat(states.ended(arn).status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void executionsAreListedLatestFirstByStatusInPages() {
        String machine = states.create("m", WAITING);
        for (String name : List.of("a", "b", "c")) {
            startNamed(machine, name, "{}");
            states.time().awaitNextIn(Duration.ofSeconds(9));
            states.time().ringNext();
            states.ended("arn:aws:states:us-east-1:000000000000:execution:m:" + name);
        }
        startNamed(machine, "d", "{}");

        assertThat(states.client()
                        .listExecutionsPaginator(
                                request -> request.stateMachineArn(machine).maxResults(2))
                        .executions())
                .extracting(ExecutionListItem::name)
                .containsExactly("d", "c", "b", "a");
        assertThat(states.client()
                        .listExecutions(
                                request -> request.stateMachineArn(machine).statusFilter("RUNNING"))
                        .executions())
                .extracting(ExecutionListItem::name)
                .containsExactly("d");
    }

    @Test
    void historyComesInPagesInEitherOrderWithOrWithoutData() {
        String arn = startNamed(states.create("m", QUICK), "e", "{}");
        states.ended(arn);

        var page = states.client()
                .getExecutionHistory(request -> request.executionArn(arn).maxResults(3));
        assertThat(page.events()).hasSize(3);
        assertThat(states.client()
                        .getExecutionHistory(request ->
                                request.executionArn(arn).maxResults(3).nextToken(page.nextToken()))
                        .events())
                .extracting(HistoryEvent::typeAsString)
                .containsExactly("ExecutionSucceeded");
        assertThat(states.client()
                        .getExecutionHistory(
                                request -> request.executionArn(arn).reverseOrder(true))
                        .events())
                .extracting(HistoryEvent::id)
                .containsExactly(4L, 3L, 2L, 1L);
        assertThat(states.client()
                        .getExecutionHistory(
                                request -> request.executionArn(arn).includeExecutionData(false))
                        .events()
                        .getFirst()
                        .executionStartedEventDetails()
                        .input())
                .isNull();
    }

    @Test
    void operationThatIsNotSupportedIsNamed() {
        assertThatThrownBy(() -> states.client().listActivities())
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("The operation 'AWSStepFunctions.ListActivities' is not supported");
    }

    @Test
    void errorsHaveAwsForm() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var response = http.send(
                    HttpRequest.newBuilder(states.endpoint())
                            .header("X-Amz-Target", "AWSStepFunctions.StartExecution")
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains("ValidationException");
            assertThat(response.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.0");
            assertThat(response.body())
                    .contains("\"__type\":\"ValidationException\"")
                    .contains("\"message\":\"1 validation error detected: Value at 'stateMachineArn' failed to satisfy"
                            + " constraint: Member must not be null\"");
        }
    }
}
