package com.opspawn.agent;

import com.opspawn.agent.definition.AgentFiles;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.memory.MemoryStore;
import com.opspawn.json.Json;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Models;
import com.opspawn.llm.demo.DemoModel;
import com.opspawn.task.Budget;
import com.opspawn.task.Submission;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.tool.Threads;
import com.opspawn.tool.Tool;
import com.opspawn.tool.builtin.BuiltinTools;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A whole task that nobody asked for, done in memory by a model that costs nothing. */
final class RehearsedTask {
    private static final Duration TIME = Duration.ofSeconds(10);

    private RehearsedTask() {}

    static Task task(Instant now) {
        Submission submission = new Submission(
                "agent_task",
                Optional.empty(),
                Optional.empty(),
                Json.object().put("prompt", "What is 17 * 23?"),
                Optional.empty(),
                Budget.UNLIMITED,
                Optional.empty(),
                Optional.empty());
        return Task.submitted(TaskKey.NOBODYS, submission, now);
    }

    /** To its end. */
    static StepOutcome run() {
        Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
        MemoryStore store = new MemoryStore();
        store.open(task(clock.instant()), Idempotency.NONE);
        AgentParts parts = parts(clock);
        Step step = new Step(
                store,
                parts.agents(clock),
                new ModelRetry(new SecureRandom()),
                parts.sideBySide(),
                parts.stepsAtOnce(),
                clock);
        try {
            return step.run(new StepRequest(TaskKey.NOBODYS, 0), TIME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("told to stop while a task was rehearsed", e);
        }
    }

    private static AgentParts parts(Clock clock) {
        Models models = id -> new Models.Found.Usable(new DemoModel());
        List<Tool> tools = BuiltinTools.all(clock);
        return new AgentParts(read(models, tools), models, ModelId.DEMO, tools, new Threads(), 9);
    }

    private static AgentFiles.Read read(Models models, List<Tool> tools) {
        Path none = Path.of("no agents are needed here");
        return switch (AgentFiles.read(none, AgentParts.known(models, ModelId.DEMO, tools))) {
            case AgentFiles.Read read -> read;
            case AgentFiles.Refused refused ->
                throw new IllegalStateException(refused.problems().toString());
        };
    }
}
