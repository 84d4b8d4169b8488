package com.opspawn.control;

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
import com.opspawn.workflow.Wakes;
import com.opspawn.workflow.Workflow;
import com.opspawn.workflow.stepfunctions.StepFunctionsWakes;
import com.opspawn.workflow.stepfunctions.StepFunctionsWorkflow;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What the handlers of this module are made of. */
record Wiring(Access access, Journal journal, TaskStore tasks, Waits waits, Workflow workflow, Telemetry telemetry) {
    /** What is recorded is promised: a workflow that does not answer is the sweeper's, and the caller gets its answer. */
    private static final Duration WORKFLOW_TIMEOUT = Duration.ofSeconds(3);

    /** What keeping a token needs: no state machine, since that one needs its function. */
    record Waiting(Journal journal, Waits waits, Wakes wakes) {
        static Waiting of(Map<String, String> variables) {
            Environment environment = new Environment(variables);
            Settings settings = Settings.read(environment);
            environment.check();
            DynamoDbClient dynamoDb = AwsClients.dynamoDb(variables);
            return new Waiting(
                    DynamoDbJournal.on(dynamoDb, settings.table()),
                    new DynamoDbWaits(dynamoDb, settings.table()),
                    new StepFunctionsWakes(sfn(variables)));
        }
    }

    static Wiring of(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Settings settings = Settings.read(environment);
        String stateMachine = environment.required("OPSPAWN_STATE_MACHINE", "the ARN of the workflow that runs tasks");
        Access access = Access.read(environment);
        Telemetry telemetry = Telemetry.read(environment);
        environment.check();
        DynamoDbClient dynamoDb = AwsClients.dynamoDb(variables);
        return new Wiring(
                access,
                telemetry.observed(DynamoDbJournal.on(dynamoDb, settings.table())),
                new DynamoDbTaskStore(dynamoDb, settings.table()),
                new DynamoDbWaits(dynamoDb, settings.table()),
                new StepFunctionsWorkflow(sfn(variables), stateMachine),
                telemetry);
    }

    private static SfnClient sfn(Map<String, String> variables) {
        return AwsClients.configured(SfnClient.builder(), "SFN", WORKFLOW_TIMEOUT, variables)
                .build();
    }
}
