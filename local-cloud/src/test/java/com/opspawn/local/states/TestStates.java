package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.local.Eventually;
import com.opspawn.local.states.log.ExecutionLog;
import com.opspawn.local.states.log.InMemoryExecutionLog;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** A service under a clock that the test drives, and AWS's own client to it. */
public final class TestStates implements AutoCloseable {
    public static final String ROLE = "arn:aws:iam::000000000000:role/states";

    private final DrivenTime time = new DrivenTime();
    private final ScriptedFunctions functions = new ScriptedFunctions();
    private final AtomicInteger ids = new AtomicInteger();
    private final AwaitableLog log;
    private final StatesService service;
    private final SfnClient client;

    public TestStates() {
        this(new InMemoryExecutionLog(1_000));
    }

    public TestStates(ExecutionLog log) {
        this(log, StatesSettings.inMemory());
    }

    public TestStates(ExecutionLog log, StatesSettings settings) {
        this.log = new AwaitableLog(log);
        this.service = StatesService.start(
                settings, functions, this.log, time, new Random(1), () -> "id-" + ids.incrementAndGet(), () -> {});
        this.client = client(service.endpoint());
    }

    public static SfnClient client(URI endpoint) {
        return SfnClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    public URI endpoint() {
        return service.endpoint();
    }

    public DrivenTime time() {
        return time;
    }

    public ScriptedFunctions functions() {
        return functions;
    }

    public SfnClient client() {
        return client;
    }

    public AwaitableLog log() {
        return log;
    }

    /** Creates a machine and starts an execution of it. */
    public String start(String definition, String input) {
        String machine = create("machine-" + ids.incrementAndGet(), definition);
        return client.startExecution(request -> request.stateMachineArn(machine).input(input))
                .executionArn();
    }

    public String create(String name, String definition) {
        return client.createStateMachine(
                        request -> request.name(name).definition(definition).roleArn(ROLE))
                .stateMachineArn();
    }

    /** Creates a machine and runs an execution of it to its end. */
    public Ran run(String definition, String input) {
        return ended(start(definition, input));
    }

    /** Waits for the end of an execution. */
    public Ran ended(String arn) {
        log.awaitEnd(arn);
        return new Ran(client.describeExecution(request -> request.executionArn(arn)), history(arn));
    }

    /** Waits until an execution's history has an event of this type; a test that waits in vain fails. */
    public void awaitEvent(String arn, String type) throws Exception {
        Eventually.holds(() -> assertThat(history(arn).stream().map(HistoryEvent::typeAsString))
                .contains(type));
    }

    public List<HistoryEvent> history(String arn) {
        return client.getExecutionHistoryPaginator(request -> request.executionArn(arn)).events().stream()
                .toList();
    }

    /** An execution that has ended. */
    public record Ran(DescribeExecutionResponse execution, List<HistoryEvent> history) {
        public String status() {
            return execution.statusAsString();
        }

        public String output() {
            return execution.output();
        }

        public String error() {
            return execution.error();
        }

        public String cause() {
            return execution.cause();
        }

        /** The types of its events, in order. */
        public List<String> events() {
            return history.stream().map(HistoryEvent::typeAsString).toList();
        }
    }

    @Override
    public void close() {
        client.close();
        service.close();
    }
}
