package com.opspawn.agent;

import com.amazonaws.services.lambda.runtime.Context;
import com.opspawn.aws.AwsClients;
import com.opspawn.aws.MapHandler;
import com.opspawn.aws.Rehearsal;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Stores;
import com.opspawn.journal.dynamodb.DynamoDbJournal;
import com.opspawn.log.LogContext;
import com.opspawn.memory.VectorStore;
import com.opspawn.memory.dynamodb.DynamoDbVectors;
import com.opspawn.settings.Environment;
import com.opspawn.settings.Settings;
import com.opspawn.task.StoreException;
import com.opspawn.telemetry.Telemetry;
import com.opspawn.tool.SideBySide;
import com.opspawn.tool.Threads;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The workflow's {@code RunStep}: {@code {task: {tenant, task_id}, failures}} → {@code {outcome, failures, wait_seconds}}. */
public final class RunAgentHandler extends MapHandler {
    private final Step step;
    private final Telemetry telemetry;

    public RunAgentHandler() {
        this(System.getenv());
    }

    /** For hosts with several functions in one process. */
    public RunAgentHandler(Map<String, String> environment) {
        this(Wiring.of(environment, settings -> Kept.inDynamoDb(environment, settings)));
        Rehearsal.beforeSnapshot(environment, step::rehearse, RehearsedTask::run);
    }

    private RunAgentHandler(Wiring wiring) {
        this(wiring.step(), wiring.telemetry());
    }

    /**
     * For hosts that keep tasks elsewhere than AWS does.
     *
     * @param memories where those are kept that stand beside the tasks ({@code OPSPAWN_MEMORY=dynamodb})
     */
    public RunAgentHandler(Map<String, String> environment, Stores stores, VectorStore memories) {
        this(Wiring.of(environment, _ -> new Kept(stores::journal, () -> memories)));
    }

    /**
     * For hosts that bring their own parts.
     *
     * @param random what waits are drawn from
     */
    public RunAgentHandler(Journal journal, AgentParts parts, RandomGenerator random, Clock clock) {
        this(new Step(
                journal, parts.agents(clock), new ModelRetry(random), parts.sideBySide(), parts.stepsAtOnce(), clock));
    }

    RunAgentHandler(Step step) {
        this(step, Telemetry.NONE);
    }

    private RunAgentHandler(Step step, Telemetry telemetry) {
        this.step = step;
        this.telemetry = telemetry;
    }

    /** What it is made of. */
    private record Wiring(Step step, Telemetry telemetry) {
        static Wiring of(Map<String, String> variables, Function<Settings, Kept> kept) {
            Environment environment = new Environment(variables);
            Settings settings = Settings.read(environment);
            Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
            SideBySide threads = new Threads();
            int stepsAtOnce = environment.count("OPSPAWN_STEPS_PER_INVOCATION", 1);
            Kept where = kept.apply(settings);
            Agents agents = new AgentSetup(variables, environment, where.memories(), clock).read(threads);
            Telemetry telemetry = Telemetry.read(environment);
            environment.check();
            Journal journal = telemetry.observed(where.journal().get());
            ModelRetry retry = new ModelRetry(new SecureRandom());
            return new Wiring(new Step(journal, agents, retry, threads, stepsAtOnce, clock, telemetry), telemetry);
        }
    }

    /** Where tasks and memories are kept; neither is reached for before it is needed. */
    private record Kept(Supplier<Journal> journal, Supplier<VectorStore> memories) {
        static Kept inDynamoDb(Map<String, String> variables, Settings settings) {
            return new Kept(
                    () -> DynamoDbJournal.on(AwsClients.dynamoDb(variables), settings.table()),
                    () -> new DynamoDbVectors(AwsClients.dynamoDb(variables), settings.table()));
        }
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        StepRequest request = StepRequest.read(input);
        try (var _ = telemetry.invocation(context.getFunctionName(), context.getAwsRequestId());
                var _ = LogContext.task(request.task())) {
            return step.run(request, timeLeft(context)).write();
        } catch (StoreException e) {
            throw new StoreUnavailableException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the step was told to stop", e);
        }
    }

    private static Duration timeLeft(Context context) {
        Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
        if (remaining.compareTo(Step.RESERVE) <= 0) {
            throw new IllegalStateException("the function has " + remaining.toMillis()
                    + " ms left at its start: set its time-out to more than " + Step.RESERVE.toSeconds() + " s");
        }
        return remaining.minus(Step.RESERVE);
    }
}
