package com.opspawn.testing.suite;

import com.opspawn.journal.InputDecision;
import com.opspawn.journal.ToolCall;
import com.opspawn.json.Json;
import com.opspawn.testing.Simulation;
import com.opspawn.testing.boundary.Deed;
import com.opspawn.testing.cloud.Submission;
import com.opspawn.testing.script.Act;
import com.opspawn.testing.script.ScriptedTool;
import com.opspawn.testing.script.Turn;
import com.opspawn.tool.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A task drawn from the seed of its schedule: its steps, its calls, what its tools do, and how it is handed in. */
public final class RandomTask {
    private static final List<Effect> EFFECTS = List.of(Effect.values());
    private static final List<InputDecision> DECISIONS = List.of(InputDecision.values());
    private static final int MOST_STEPS = 4;
    private static final int MOST_CALLS = 4;

    private final RandomGenerator random;
    private final Simulation task;

    private RandomTask(Simulation task) {
        this.task = task;
        this.random = new SplittableRandom(task.schedule().seed() * 31 + 17);
    }

    public static void play(Simulation task) {
        new RandomTask(task).play();
    }

    private void play() {
        for (Effect effect : Effect.values()) {
            task.tool(tool(effect));
        }
        int steps = random.nextInt(MOST_STEPS);
        List<Turn> turns = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            ToolCall[] calls = calls(step);
            turns.add(mayFail(random.nextBoolean() ? Turn.calls(calls) : Turn.wavering(calls)));
        }
        turns.add(mayFail(Turn.says("All is done.")));
        task.model(turns.toArray(Turn[]::new)).submission(submission());
        people();
        task.stepsAtOnce(1 + random.nextInt(3));
        task.run();
    }

    private ScriptedTool tool(Effect effect) {
        ScriptedTool tool = ScriptedTool.of(effect, effect.wireName() + "_tool");
        return switch (random.nextInt(8)) {
            case 0 -> tool.doing(Act.FAILS, Act.ANSWERS);
            case 1 -> tool.doing(Act.HANGS_AFTER, Act.ANSWERS);
            case 2 -> tool.doing(Act.HANGS_BEFORE, Act.ANSWERS);
            case 3 -> tool.taking(Duration.ofSeconds(20));
            case 4 -> tool.doing(Act.ANSWERS, Act.HANGS_AFTER);
            default -> tool;
        };
    }

    private Turn mayFail(Turn turn) {
        return random.nextInt(4) == 0 ? turn.afterFailures(1 + random.nextInt(2)) : turn;
    }

    /** No two calls are alike, so that effects can be told apart. */
    private ToolCall[] calls(int step) {
        ToolCall[] calls = new ToolCall[1 + random.nextInt(MOST_CALLS)];
        for (int i = 0; i < calls.length; i++) {
            Effect effect = EFFECTS.get(random.nextInt(EFFECTS.size()));
            calls[i] = Turn.call("c" + i, effect.wireName() + "_tool", "{\"n\": " + (step * MOST_CALLS + i) + "}");
        }
        return calls;
    }

    /** Half of all tasks need somebody's approval, most of which have somebody who decides. */
    private void people() {
        if (random.nextBoolean()) {
            task.asking(EFFECTS.get(random.nextInt(EFFECTS.size())).wireName() + "_tool");
        }
        if (random.nextInt(4) == 0) {
            task.askingWhatIsUnknown();
        }
        if (random.nextInt(4) > 0) {
            InputDecision decision = DECISIONS.get(random.nextInt(DECISIONS.size()));
            task.watcher(new Deed.Decide(decision), 20);
        }
        if (random.nextInt(4) == 0) {
            task.watcher(new Deed.Redrive(), 2);
        }
    }

    private Submission submission() {
        String body = Json.write(Json.object().put("task_type", "agent_task").put("prompt", "Do it."));
        return random.nextInt(4) == 0
                ? new Submission(body, Optional.empty(), 1, true)
                : new Submission(body, Optional.of("key-1"), 1 + random.nextInt(3), false);
    }
}
