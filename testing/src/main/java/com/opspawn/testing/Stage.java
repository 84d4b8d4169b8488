package com.opspawn.testing;

import com.opspawn.agent.AgentParts;
import com.opspawn.agent.RunAgentHandler;
import com.opspawn.control.AwaitInputHandler;
import com.opspawn.control.ControlTaskHandler;
import com.opspawn.failure.RecordFailureHandler;
import com.opspawn.journal.History;
import com.opspawn.journal.Journal;
import com.opspawn.journal.dynamodb.DynamoDbJournal;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Models;
import com.opspawn.local.states.log.ExecutionEnd;
import com.opspawn.policy.Policy;
import com.opspawn.submit.SubmitQueueHandler;
import com.opspawn.submit.SubmitTaskHandler;
import com.opspawn.submit.SweepTasksHandler;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStatus;
import com.opspawn.task.TaskStore;
import com.opspawn.task.Waits;
import com.opspawn.task.dynamodb.Backoff;
import com.opspawn.task.dynamodb.DynamoDbTaskStore;
import com.opspawn.task.dynamodb.DynamoDbWaits;
import com.opspawn.testing.actor.Sandbox;
import com.opspawn.testing.actor.Scheduler;
import com.opspawn.testing.actor.Stuck;
import com.opspawn.testing.actor.Turns;
import com.opspawn.testing.actor.VirtualClock;
import com.opspawn.testing.boundary.Boundary;
import com.opspawn.testing.boundary.DynamoDbAtBoundary;
import com.opspawn.testing.boundary.Past;
import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.cloud.Callers;
import com.opspawn.testing.cloud.Entrances;
import com.opspawn.testing.cloud.FunctionCalls;
import com.opspawn.testing.cloud.FunctionSpec;
import com.opspawn.testing.cloud.InVirtualTime;
import com.opspawn.testing.cloud.Lambdas;
import com.opspawn.testing.cloud.People;
import com.opspawn.testing.cloud.SfnAtBoundary;
import com.opspawn.testing.cloud.Submission;
import com.opspawn.testing.cloud.TaskWorkflow;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
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
    private final Journal rawJournal;
    private final Recorded recorded;
    private final People people;
    private int puts;
    private int tokens;

    /**
     * @param thinking how long an answer takes
     * @param stepsAtOnce how many steps one invocation may run
     */
    record Thinker(Model asked, Duration thinking, int stepsAtOnce) {}

    Stage(Schedule schedule, Thinker model, List<Tool> tools, Policy policy, Between between) {
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
        this.machine = new TaskWorkflow(
                scheduler, random, new FunctionCalls(lambdas, boundary, functions(model, tools, policy)));
        this.callers = new Callers(scheduler, boundary, lambdas, entrances());
        this.rawJournal = new DynamoDbJournal(store, TABLE, () -> "", new Backoff(random, time -> {}));
        this.recorded = new Recorded(boundary, rawJournal);
        this.people = new People(
                scheduler,
                boundary,
                lambdas,
                () -> new ControlTaskHandler(journal, this.tasks, waits, workflow(), clock),
                recorded::latest);
        boundary.peopledBy(people::act);
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

    private Map<String, FunctionCalls.Deployed> functions(Thinker model, List<Tool> tools, Policy policy) {
        Model outside = new ModelAtBoundary(model.asked(), boundary, scheduler, model.thinking());
        Models models = id -> new Models.Found.Usable(outside);
        List<Tool> all = tools.stream()
                .<Tool>map(tool -> new ToolAtBoundary(tool, boundary, scheduler))
                .toList();
        AgentParts parts = new AgentParts(
                Agents.read(models, all, policy),
                models,
                ModelId.DEMO,
                all,
                new InVirtualTime(scheduler),
                model.stepsAtOnce());
        Warmth<RunAgentHandler> handlers = new Warmth<>(() -> new RunAgentHandler(journal, parts, random, clock));
        return Map.of(
                FunctionSpec.RUN_AGENT.name(),
                new FunctionCalls.Deployed(
                        FunctionSpec.RUN_AGENT,
                        (event, context) -> handlers.next().handleRequest(event, context)),
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

    Run run(List<Submission> submissions, List<Simulation.Visit> visits) {
        Optional<Stuck> stuck = scheduler.run(new Sandbox("run"), () -> {
            for (int i = 0; i < submissions.size(); i++) {
                callers.send(submissions.get(i), i + 1);
            }
            visits.forEach(visit -> visit.begin(people));
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
                people.heard(),
                scripted,
                scheduler.now(),
                stuck);
    }

    /** Nobody hands in or acts, no function runs, and every task that was recorded has executions that have ended. */
    private boolean isAtRest() {
        return !callers.areBusy()
                && !people.areBusy()
                && lambdas.live() == 0
                && recorded.keys().stream().allMatch(this::isAtRest);
    }

    /** One that was cancelled before it began may have none. */
    private boolean isAtRest(TaskKey key) {
        if (machine.find(key.taskId()).isPresent() && machine.end(key.taskId()).isEmpty()) {
            return false;
        }
        History history = recorded.history(key);
        boolean cancelled = history.task().status() == TaskStatus.CANCELLED;
        return IntStream.rangeClosed(0, history.redrives())
                .mapToObj(redrives -> StepFunctionsWorkflow.executionName(key, redrives))
                .allMatch(name -> machine.find(name).isEmpty()
                        ? cancelled || !name.equals(StepFunctionsWorkflow.executionName(key, history.redrives()))
                        : machine.end(name).isPresent());
    }

    private List<TaskRun> left() {
        TaskStore rawTasks = new DynamoDbTaskStore(store, TABLE, new Backoff(random, time -> {}));
        return recorded.keys().stream()
                .map(key -> new TaskRun(key, rawJournal.read(key, 0), rawTasks.find(key), execution(key)))
                .toList();
    }

    /** The last one. */
    private Optional<ExecutionEnd> execution(TaskKey key) {
        return IntStream.rangeClosed(0, recorded.history(key).redrives())
                .mapToObj(redrives -> StepFunctionsWorkflow.executionName(key, redrives))
                .filter(name -> machine.find(name).isPresent())
                .reduce((first, second) -> second)
                .flatMap(machine::end);
    }
}
