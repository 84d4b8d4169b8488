package com.opspawn.workflow.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.opspawn.task.TaskKey;
import com.opspawn.workflow.WorkflowException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionLimitExceededException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

final class StepFunctionsWorkflowTest {
    private static final String ARN = "arn:aws:states:eu-west-1:123456789012:stateMachine:run-task";
    private static final TaskKey TASK = TaskKey.of("ten\"ant", new UUID(0x4000L, 7));

    private final List<StartExecutionRequest> requests = new ArrayList<>();

    /** A client that answers StartExecution as it is told. */
    private StepFunctionsWorkflow workflow(Function<StartExecutionRequest, StartExecutionResponse> answer) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (arguments[0] instanceof StartExecutionRequest request) {
                requests.add(request);
                return answer.apply(request);
            }
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        };
        SfnClient client = (SfnClient)
                Proxy.newProxyInstance(SfnClient.class.getClassLoader(), new Class<?>[] {SfnClient.class}, handler);
        return new StepFunctionsWorkflow(client, ARN);
    }

    @Test
    void everyStartOfATaskIsTheSameToTheByte() {
        StepFunctionsWorkflow workflow =
                workflow(_ -> StartExecutionResponse.builder().build());

        workflow.start(TASK);
        workflow.start(TaskKey.of("ten\"ant", new UUID(0x4000L, 7)));

        StartExecutionRequest start = StartExecutionRequest.builder()
                .stateMachineArn(ARN)
                .name("task_00000000-0000-4000-0000-000000000007")
                .input("{\"task\":{\"tenant\":\"ten\\\"ant\","
                        + "\"task_id\":\"task_00000000-0000-4000-0000-000000000007\"},\"failures\":0}")
                .build();
        assertThat(requests).containsExactly(start, start);
    }

    @Test
    void anExecutionThatExistsIsAStartedOne() {
        StepFunctionsWorkflow workflow = workflow(_ -> {
            throw ExecutionAlreadyExistsException.builder().message("exists").build();
        });

        assertThatCode(() -> workflow.start(TASK)).doesNotThrowAnyException();
        assertThat(requests).hasSize(1);
    }

    @Test
    void aRehearsalIsAStartThatStepFunctionsRefuses() {
        StepFunctionsWorkflow workflow = workflow(_ -> {
            throw InvalidNameException.builder().message("a space").build();
        });

        assertThatCode(workflow::rehearse).doesNotThrowAnyException();
        assertThat(requests)
                .singleElement()
                .satisfies(request -> assertThat(request.name())
                        .as("https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html")
                        .contains(" "));
    }

    @Test
    void anyOtherFailureIsNotKnownToHaveStarted() {
        String where = "starting the workflow of " + TASK.taskId() + ": ";

        assertThatExceptionOfType(WorkflowException.class)
                .isThrownBy(() -> workflow(_ -> {
                            throw ExecutionLimitExceededException.builder()
                                    .message("too many")
                                    .build();
                        })
                        .start(TASK))
                .withMessageStartingWith(where + "too many");
        assertThatExceptionOfType(WorkflowException.class)
                .isThrownBy(() -> workflow(_ -> {
                            throw SdkClientException.create("Read timed out");
                        })
                        .start(TASK))
                .withMessage(where + "Read timed out");
    }
}
