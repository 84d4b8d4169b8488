package com.opspawn.benchmarks.cost;

import com.opspawn.aws.AwsClients;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The histories of tasks' executions, as Step Functions tells them. */
public final class Executions implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int PAGE = 1000;

    private final SfnClient client;
    private final String machine;

    public Executions(URI states) {
        client = AwsClients.configured(
                        SfnClient.builder(),
                        "SFN",
                        TIMEOUT,
                        Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL_SFN", states.toString()))
                .build();
        machine = client.listStateMachines().stateMachines().getFirst().stateMachineArn();
    }

    /**
     * What one execution was charged for.
     *
     * @param transitions states that were entered, and retries
     * @param invocations of functions
     * @param running how long the functions ran, together
     */
    public record Execution(long transitions, long invocations, Duration running) {}

    public Execution of(String taskId) {
        String arn = machine.replace(":stateMachine:", ":execution:") + ":" + taskId;
        long entered = 0;
        long tasks = 0;
        long scheduled = 0;
        long millis = 0;
        GetExecutionHistoryRequest request = GetExecutionHistoryRequest.builder()
                .executionArn(arn)
                .includeExecutionData(false)
                .maxResults(PAGE)
                .build();
        for (HistoryEvent event : client.getExecutionHistoryPaginator(request).events()) {
            HistoryEventType type = event.type();
            entered += type.toString().endsWith("StateEntered") ? 1 : 0;
            tasks += type == HistoryEventType.TASK_STATE_ENTERED ? 1 : 0;
            scheduled += type == HistoryEventType.TASK_SCHEDULED ? 1 : 0;
            millis += type == HistoryEventType.TASK_STARTED ? -event.timestamp().toEpochMilli() : 0;
            millis +=
                    type == HistoryEventType.TASK_SUCCEEDED ? event.timestamp().toEpochMilli() : 0;
        }
        return new Execution(entered + scheduled - tasks, scheduled, Duration.ofMillis(millis));
    }

    @Override
    public void close() {
        client.close();
    }
}
