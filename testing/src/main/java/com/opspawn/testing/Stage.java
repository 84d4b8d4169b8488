package com.opspawn.testing;

import com.opspawn.agent.AgentParts;
import com.opspawn.agent.RunAgentHandler;
import com.opspawn.control.AwaitInputHandler;
import com.opspawn.failure.RecordFailureHandler;
import com.opspawn.journal.Journal;
import com.opspawn.journal.dynamodb.DynamoDbJournal;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Models;
import com.opspawn.submit.SubmitQueueHandler;
import com.opspawn.submit.SubmitTaskHandler;
import com.opspawn.submit.SweepTasksHandler;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStore;
import com.opspawn.task.Waits;
import com.opspawn.task.dynamodb.Backoff;
import com.opspawn.task.dynamodb.DynamoDbTaskStore;
import com.opspawn.task.dynamodb.DynamoDbWaits;
import com.opspawn.task.dynamodb.Keys;
import com.opspawn.testing.actor.Sandbox;
import com.opspawn.testing.actor.Scheduler;
import com.opspawn.testing.actor.Stuck;
import com.opspawn.testing.actor.Turns;
import com.opspawn.testing.actor.VirtualClock;
import com.opspawn.testing.boundary.Boundary;
import com.opspawn.testing.boundary.Crossing;
import com.opspawn.testing.boundary.DynamoDbAtBoundary;
import com.opspawn.testing.boundary.Past;
import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.cloud.Callers;
import com.opspawn.testing.cloud.Entrances;
import com.opspawn.testing.cloud.FunctionCalls;
import com.opspawn.testing.cloud.FunctionSpec;
import com.opspawn.testing.cloud.InVirtualTime;
import com.opspawn.testing.cloud.Lambdas;
import com.opspawn.testing.cloud.SfnAtBoundary;
import com.opspawn.testing.cloud.Submission;
import com.opspawn.testing.cloud.TaskWorkflow;
import com.opspawn.testing.run.JournalTraffic;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.TaskRun;
import com.opspawn.testing.script.ModelAtBoundary;
import com.opspawn.testing.script.ScriptedTool;
import com.opspawn.testing.script.ToolAtBoundary;
import com.opspawn.testing.store.MemoryDynamoDb;
import com.opspawn.testing.store.TableDefinition;
import com.opspawn.tool.Tool;
import com.opspawn.workflow.Workflow;
import com.opspawn.workflow.stepfunctions.StepFunctionsWorkflow;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The whole system of one run, put together. */
final class Stage {
    private static final String TABLE = "opspawn";
    private static final TableDefinition TABLE_DEFINITION = TableDefinition.opspawn(TABLE);
    private static final int MAX_TURNS = 50_000;
    private static final Duration HORIZON = Duration.ofDays(7);
    /** How often another than who runs may go on, where chance decides. */
    private static final double SWITCHES = 0.2;

    private final Schedule schedule;
    private final RandomGenerator random;
    private final Scheduler scheduler;
    private final Boundary boundary;
    private final Clock clock;
    private final DynamoDbClient store;
    private final Journal journal;
    private final TaskStore tasks;
    private final Waits waits;
    private final Lambdas lambdas;
    private final TaskWorkflow machine;
    private final Callers callers;
    private final List<ScriptedTool> scripted;
    private final Set<TaskKey> recorded = new LinkedHashSet<>();
    private int seen;
    private int puts;
    private int tokens;

    Stage(Schedule schedule, Model model, List<Tool> tools, Between between) {
        this.schedule = schedule;
        this.random = new SplittableRandom(schedule.seed());
        this.scheduler = new Scheduler(turns(), MAX_TURNS, HORIZON);
        this.boundary = new Boundary(scheduler, schedule.faults());
        this.clock = new VirtualClock(scheduler);
        this.store = emptyStore();
        DynamoDbClient client = between.store()
                .apply(new DynamoDbAtBoundary(
                        store, boundary, scheduler, new Past(this::emptyStore), () -> "token-" + ++tokens));
        Backoff backoff = new Backoff(random, scheduler::sleepInterruptibly);
        this.journal = between.journal().apply(new DynamoDbJournal(client, TABLE, () -> "put-" + ++puts, backoff));
        this.tasks = between.tasks().apply(new DynamoDbTaskStore(client, TABLE, backoff));
        this.waits = new DynamoDbWaits(client, TABLE);
        this.lambdas = new Lambdas(scheduler);
        this.machine =
                new TaskWorkflow(scheduler, random, new FunctionCalls(lambdas, boundary, functions(model, tools)));
        this.callers = new Callers(scheduler, boundary, lambdas, entrances());
        this.scripted = tools.stream()
                .filter(ScriptedTool.class::isInstance)
                .map(ScriptedTool.class::cast)
                .toList();
        scripted.forEach(tool -> tool.runOn(scheduler::sleepInterruptibly));
    }

    private DynamoDbClient emptyStore() {
        return new MemoryDynamoDb(clock, TABLE_DEFINITION);
    }

    private Turns turns() {
        return schedule.seed() == 0
                ? Turns.steady()
                : Turns.random(new SplittableRandom(schedule.seed() ^ 0x5DEECE66DL), SWITCHES);
    }

    private Map<String, FunctionCalls.Deployed> functions(Model model, List<Tool> tools) {
        Model outside = new ModelAtBoundary(model, boundary, scheduler);
        Models models = id -> new Models.Found.Usable(outside);
        List<Tool> all = tools.stream()
                .<Tool>map(tool -> new ToolAtBoundary(tool, boundary, scheduler))
                .toList();
        AgentParts parts =
                new AgentParts(Agents.read(models, all), models, ModelId.DEMO, all, new InVirtualTime(scheduler));
        RunAgentHandler warm = new RunAgentHandler(journal, parts, random, clock);
        return Map.of(
                FunctionSpec.RUN_AGENT.name(),
                new FunctionCalls.Deployed(FunctionSpec.RUN_AGENT, warm::handleRequest),
                FunctionSpec.AWAIT_INPUT.name(),
                new FunctionCalls.Deployed(
                        FunctionSpec.AWAIT_INPUT,
                        (event, context) ->
                                new AwaitInputHandler(journal, waits, workflow()).handleRequest(event, context)),
                FunctionSpec.RECORD_FAILURE.name(),
                new FunctionCalls.Deployed(
                        FunctionSpec.RECORD_FAILURE,
                        (event, context) -> new RecordFailureHandler(journal, clock).handleRequest(event, context)));
    }

    private Workflow workflow() {
        return new StepFunctionsWorkflow(new SfnAtBoundary(machine, boundary, scheduler), TaskWorkflow.MACHINE);
    }

    private Entrances entrances() {
        Supplier<UUID> ids = () -> new UUID(random.nextLong(), random.nextLong());
        Workflow workflow = workflow();
        return new Entrances(
                () -> new SubmitTaskHandler(journal, workflow, clock, ids),
                () -> new SubmitQueueHandler(journal, workflow, clock, ids),
                () -> new SweepTasksHandler(tasks, journal, waits, workflow, clock));
    }

    Run run(List<Submission> submissions) {
        Optional<Stuck> stuck = scheduler.run(new Sandbox("run"), () -> {
            for (int i = 0; i < submissions.size(); i++) {
                callers.send(submissions.get(i), i + 1);
            }
            callers.sweep();
            scheduler.block(this::isAtRest);
        });
        return new Run(
                schedule,
                boundary.trace(),
                boundary.fired(),
                left(),
                submissions,
                callers.accepted(),
                callers.deadLetters(),
                scripted,
                scheduler.now(),
                stuck);
    }

    /** Nobody hands in, no function runs, and every task that was recorded has an execution that has ended. */
    private boolean isAtRest() {
        return !callers.areBusy()
                && lambdas.live() == 0
                && recorded().stream().allMatch(key -> machine.end(key.taskId()).isPresent());
    }

    /** Every task that was recorded so far. */
    private Set<TaskKey> recorded() {
        for (Crossing crossing : boundary.since(seen)) {
            seen++;
            for (JournalTraffic.Written entry : JournalTraffic.written(crossing)) {
                if (entry.type().equals("submitted")) {
                    recorded.add(Keys.task(entry.partition()));
                }
            }
        }
        return recorded;
    }

    private List<TaskRun> left() {
        Backoff never = new Backoff(random, time -> {});
        Journal rawJournal = new DynamoDbJournal(store, TABLE, () -> "", never);
        TaskStore rawTasks = new DynamoDbTaskStore(store, TABLE, never);
        return recorded().stream()
                .map(key -> new TaskRun(key, rawJournal.read(key, 0), rawTasks.find(key), machine.end(key.taskId())))
                .toList();
    }
}
