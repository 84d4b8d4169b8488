package com.opspawn.submit;

import com.opspawn.aws.AwsClients;
import com.opspawn.http.Access;
import com.opspawn.journal.Journal;
import com.opspawn.journal.dynamodb.DynamoDbJournal;
import com.opspawn.settings.Environment;
import com.opspawn.settings.Settings;
import com.opspawn.task.TaskStore;
import com.opspawn.task.Waits;
import com.opspawn.task.dynamodb.DynamoDbTaskStore;
import com.opspawn.task.dynamodb.DynamoDbWaits;
import com.opspawn.telemetry.Telemetry;
import com.opspawn.webhook.WebhookNetwork;
import com.opspawn.webhook.Webhooks;
import com.opspawn.workflow.Workflow;
import com.opspawn.workflow.stepfunctions.StepFunctionsWorkflow;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What the handlers of this module are made of. */
record Wiring(
        Access access,
        Journal journal,
        TaskStore tasks,
        Waits waits,
        Workflow workflow,
        Webhooks webhooks,
        WebhookNetwork network,
        Telemetry telemetry) {
    /** What is recorded is promised: a start that hangs is the sweeper's, and the caller gets its answer. */
    private static final Duration START_TIMEOUT = Duration.ofSeconds(3);

    static Wiring of(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Settings settings = Settings.read(environment);
        String stateMachine = environment.required("OPSPAWN_STATE_MACHINE", "the ARN of the workflow that runs tasks");
        WebhookNetwork network = WebhookNetwork.read(environment);
        Webhooks webhooks = Webhooks.read(environment, network);
        Access access = Access.read(environment);
        // Its caller waits: spans are for the functions that do the work.
        Telemetry telemetry = Telemetry.metrics(environment);
        environment.check();
        DynamoDbClient dynamoDb = AwsClients.dynamoDb(variables);
        SfnClient sfn = AwsClients.configured(SfnClient.builder(), "SFN", START_TIMEOUT, variables)
                .build();
        return new Wiring(
                access,
                telemetry.observed(DynamoDbJournal.on(dynamoDb, settings.table())),
                new DynamoDbTaskStore(dynamoDb, settings.table()),
                new DynamoDbWaits(dynamoDb, settings.table()),
                new StepFunctionsWorkflow(sfn, stateMachine),
                webhooks,
                network,
                telemetry);
    }

    Submitter submitter() {
        return new Submitter(journal, workflow, Clock.systemUTC(), UUID::randomUUID, webhooks, network);
    }
}
