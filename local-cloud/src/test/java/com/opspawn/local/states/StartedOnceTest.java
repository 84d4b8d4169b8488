package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.opspawn.task.TaskKey;
import com.opspawn.workflow.WorkflowException;
import com.opspawn.workflow.stepfunctions.StepFunctionsWorkflow;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;

/** Whoever starts a task, and however often: it is one execution. */
class StartedOnceTest {
    private static final TaskKey TASK = TaskKey.of("default", new UUID(0x4000L, 7));
    private static final String MACHINE = """
        {"QueryLanguage":"JSONata","StartAt":"T","States":{
          "T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
               "Arguments":{"FunctionName":"run-agent"},"End":true}}}
        """;

    private final TestStates states = new TestStates();
    private final String arn = states.create("run-task", MACHINE);
    private final CountDownLatch running = new CountDownLatch(1);

    StartedOnceTest() {
        states.functions().does("run-agent", event -> {
            await(running);
            return new FunctionInvoker.Outcome.Success("{}");
        });
    }

    @AfterEach
    void stop() {
        running.countDown();
        states.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private StepFunctionsWorkflow workflow() {
        return new StepFunctionsWorkflow(states.client(), arn);
    }

    /** The execution starts, and its starter hears of a time-out. */
    private StepFunctionsWorkflow workflowWhoseAnswersAreLost() {
        InvocationHandler lying = (proxy, method, arguments) -> {
            if (arguments != null && arguments[0] instanceof StartExecutionRequest request) {
                states.client().startExecution(request);
                throw SdkClientException.create("Read timed out");
            }
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        };
        SfnClient client = (SfnClient)
                Proxy.newProxyInstance(SfnClient.class.getClassLoader(), new Class<?>[] {SfnClient.class}, lying);
        return new StepFunctionsWorkflow(client, arn);
    }

    private List<ExecutionListItem> executions() {
        return states.client()
                .listExecutions(request -> request.stateMachineArn(arn))
                .executions();
    }

    @Test
    void aStartThatWasAppliedAndTimedOutIsOneExecutionWhenItIsStartedAgain() {
        assertThatExceptionOfType(WorkflowException.class)
                .isThrownBy(() -> workflowWhoseAnswersAreLost().start(TASK));
        assertThat(executions()).hasSize(1);

        workflow().start(TASK);

        assertThat(executions()).hasSize(1);
    }

    @Test
    void aNameInUseIsAStartedTaskWhetherItRunsOrHasEnded() {
        workflow().start(TASK);

        assertThatCode(() -> workflow().start(TASK)).doesNotThrowAnyException();
        running.countDown();
        states.ended(executions().getFirst().executionArn());
        assertThatCode(() -> workflow().start(TASK)).doesNotThrowAnyException();

        assertThat(executions()).hasSize(1);
        assertThat(states.functions().calls()).hasSize(1);
    }

    @Test
    void submitterAndSweeperThatStartATaskAtOnceStartItOnce() throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        List<Callable<String>> starts = Collections.nCopies(8, () -> {
            together.await();
            workflow().start(TASK);
            return "started";
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> started = starts.stream().map(threads::submit).toList();
            together.countDown();
            for (Future<String> start : started) {
                assertThat(start.get()).isEqualTo("started");
            }
        }
        running.countDown();
        states.ended(executions().getFirst().executionArn());

        assertThat(executions()).hasSize(1);
        assertThat(states.functions().calls()).hasSize(1);
    }
}
