package com.opspawn.submit;

import com.opspawn.aws.AwsClients;
import com.opspawn.http.Access;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Stores;
import com.opspawn.journal.dynamodb.DynamoDbStores;
import com.opspawn.settings.Environment;
import com.opspawn.settings.Settings;
import com.opspawn.task.TaskStore;
import com.opspawn.task.Waits;
import com.opspawn.telemetry.Telemetry;
import com.opspawn.webhook.WebhookNetwork;
import com.opspawn.webhook.Webhooks;
import com.opspawn.workflow.Workflow;
import com.opspawn.workflow.stepfunctions.StepFunctionsWorkflow;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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
        return read(
                variables,
                settings -> DynamoDbStores.of(variables, settings),
                machine -> new StepFunctionsWorkflow(sfn(variables), machine));
    }

    /** With the host's own. */
    static Wiring of(Map<String, String> variables, Stores stores, Workflow workflow) {
        return read(variables, _ -> stores, _ -> workflow);
    }

    private static Wiring read(
            Map<String, String> variables, Function<Settings, Stores> stores, Function<String, Workflow> workflow) {
        Environment environment = new Environment(variables);
        Settings settings = Settings.read(environment);
        String stateMachine = environment.required("OPSPAWN_STATE_MACHINE", "the ARN of the workflow that runs tasks");
        WebhookNetwork network = WebhookNetwork.read(environment);
        Webhooks webhooks = Webhooks.read(environment, network);
        Access access = Access.read(environment);
        // Its caller waits: spans are for the functions that do the work.
        Telemetry telemetry = Telemetry.metrics(environment);
        environment.check();
        Stores kept = stores.apply(settings);
        return new Wiring(
                access,
                telemetry.observed(kept.journal()),
                kept.tasks(),
                kept.waits(),
                workflow.apply(stateMachine),
                webhooks,
                network,
                telemetry);
    }

    private static SfnClient sfn(Map<String, String> variables) {
        return AwsClients.configured(SfnClient.builder(), "SFN", START_TIMEOUT, variables)
                .build();
    }

    Submitter submitter() {
        return new Submitter(journal, workflow, Clock.systemUTC(), UUID::randomUUID, webhooks, network);
    }
}
