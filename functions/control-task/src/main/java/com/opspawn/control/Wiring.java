package com.opspawn.control;

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
import com.opspawn.workflow.Wakes;
import com.opspawn.workflow.Workflow;
import com.opspawn.workflow.stepfunctions.StepFunctionsWakes;
import com.opspawn.workflow.stepfunctions.StepFunctionsWorkflow;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What the handlers of this module are made of. */
record Wiring(Access access, Journal journal, TaskStore tasks, Waits waits, Workflow workflow, Telemetry telemetry) {
    /** What is recorded is promised: a workflow that does not answer is the sweeper's, and the caller gets its answer. */
    private static final Duration WORKFLOW_TIMEOUT = Duration.ofSeconds(3);

    /** What keeping a token needs: no state machine, since that one needs its function. */
    record Waiting(Journal journal, Waits waits, Wakes wakes) {
        static Waiting of(Map<String, String> variables) {
            return read(
                    variables,
                    settings -> DynamoDbStores.of(variables, settings),
                    () -> new StepFunctionsWakes(sfn(variables)));
        }

        /** With the host's own. */
        static Waiting of(Map<String, String> variables, Stores stores, Wakes wakes) {
            return read(variables, _ -> stores, () -> wakes);
        }

        private static Waiting read(
                Map<String, String> variables, Function<Settings, Stores> stores, Supplier<Wakes> wakes) {
            Environment environment = new Environment(variables);
            Settings settings = Settings.read(environment);
            environment.check();
            Stores kept = stores.apply(settings);
            return new Waiting(kept.journal(), kept.waits(), wakes.get());
        }
    }

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
        Access access = Access.read(environment);
        Telemetry telemetry = Telemetry.read(environment);
        environment.check();
        Stores kept = stores.apply(settings);
        return new Wiring(
                access,
                telemetry.observed(kept.journal()),
                kept.tasks(),
                kept.waits(),
                workflow.apply(stateMachine),
                telemetry);
    }

    private static SfnClient sfn(Map<String, String> variables) {
        return AwsClients.configured(SfnClient.builder(), "SFN", WORKFLOW_TIMEOUT, variables)
                .build();
    }
}
