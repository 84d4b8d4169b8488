package com.opspawn.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.Journal;
import com.opspawn.journal.memory.MemoryStore;
import com.opspawn.json.Json;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Models;
import com.opspawn.task.Budget;
import com.opspawn.task.Submission;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.tool.Threads;
import com.opspawn.tool.Tool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** One task in a store in memory, its model, its tools, and a clock that moves when it is told to. */
final class Stage {
    static final TaskKey TASK = TaskKey.of("acme", new UUID(1, 2));
    static final Instant START = Instant.parse("2026-11-22T06:00:00Z");
    static final Duration LONG = Duration.ofMinutes(5);

    final MemoryStore store = new MemoryStore();
    final MovingClock clock = new MovingClock(START);
    final Model model;
    final List<Tool> tools;
    private UnaryOperator<Agent> change = UnaryOperator.identity();
    private int stepsAtOnce = 1;

    Stage(Model model, Tool... tools) {
        this.model = model;
        this.tools = List.of(tools);
    }

    static Submission submission(Optional<ObjectNode> agentConfig, Budget budget, Optional<Instant> deadline) {
        ObjectNode input = Json.object().put("prompt", "What is the weather?");
        return new Submission(
                "agent_task",
                Optional.empty(),
                Optional.empty(),
                input,
                agentConfig,
                budget,
                deadline,
                Optional.empty());
    }

    Stage submitted() {
        return submitted(submission(Optional.empty(), Budget.UNLIMITED, Optional.empty()));
    }

    Stage submitted(Submission submission) {
        store.open(Task.submitted(TASK, submission, START), Idempotency.NONE);
        return this;
    }

    Step step() {
        return step(store);
    }

    /** Changes the agent that the settings lead to. */
    Stage with(UnaryOperator<Agent> change) {
        this.change = change;
        return this;
    }

    /** Has one invocation run so many steps. */
    Stage stepsAtOnce(int steps) {
        stepsAtOnce = steps;
        return this;
    }

    Step step(Journal journal) {
        return new Step(journal, this::agent, new ModelRetry(new Random(1)), new Threads(), stepsAtOnce, clock);
    }

    private Agents.Made agent(Task task) {
        Models models = id -> new Models.Found.Usable(model);
        Agents agents = AgentsOf.of(models, new ModelId("scripted", "model"), tools);
        return switch (agents.make(task)) {
            case Agents.Made.Ready ready -> new Agents.Made.Ready(change.apply(ready.agent()));
            case Agents.Made.Impossible impossible -> impossible;
        };
    }

    StepOutcome run() throws InterruptedException {
        return run(step(), 0);
    }

    StepOutcome run(Step step, int failures) throws InterruptedException {
        return step.run(new StepRequest(TASK, failures), LONG);
    }

    /** As the workflow does it, without its waits. */
    StepOutcome runToEnd() throws InterruptedException {
        StepOutcome outcome = run();
        while (!(outcome instanceof StepOutcome.Done)) {
            outcome = run(step(), outcome instanceof StepOutcome.Wait wait ? wait.failures() : 0);
        }
        return outcome;
    }

    /** What another writer records meanwhile. */
    void rivalAppends(Fact... facts) {
        if (store.append(history(), List.of(facts), clock.instant()) instanceof Appended.Lost) {
            throw new IllegalStateException("the rival lost");
        }
    }

    History history() {
        return new History(TASK, store.read(TASK, 0));
    }

    /** All facts but the submission. */
    List<Fact> facts() {
        return history().entries().stream().skip(1).map(Entry::fact).toList();
    }

    Fact lastFact() {
        return history().last().fact();
    }
}
