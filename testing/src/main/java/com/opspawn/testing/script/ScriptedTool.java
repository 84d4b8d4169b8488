package com.opspawn.testing.script;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.task.dynamodb.Backoff.Sleeper;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Reconciled;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A tool of one effect class, with the world that it acts on: a ledger that survives every crash. An idempotent tool's world
 * takes each effect key once; the worlds of all others do what they are told as often as they are told.
 */
public final class ScriptedTool implements Tool {
    private static final Duration LONG = Duration.ofHours(1);
    private static final int MAX_OUTPUT = 20_000;

    private final String name;
    private final Effect effect;
    private final Duration timeout;
    private final Duration takes;
    private final String output;
    private final List<Act> acts;
    private final List<Effected> ledger = new ArrayList<>();
    private int runs;
    private Sleeper time = Thread::sleep;

    private ScriptedTool(String name, Effect effect, Duration timeout, Duration takes, String output, List<Act> acts) {
        this.name = name;
        this.effect = effect;
        this.timeout = timeout;
        this.takes = takes;
        this.output = output;
        this.acts = List.copyOf(acts);
    }

    /** One that takes any arguments, works for 100 ms and answers {@code done}. */
    public static ScriptedTool of(Effect effect, String name) {
        return new ScriptedTool(
                name, effect, Duration.ofSeconds(30), Duration.ofMillis(100), "done", List.of(Act.ANSWERS));
    }

    public ScriptedTool answering(String text) {
        return new ScriptedTool(name, effect, timeout, takes, text, acts);
    }

    /** @param duration how long its work takes */
    public ScriptedTool taking(Duration duration) {
        return new ScriptedTool(name, effect, timeout, duration, output, acts);
    }

    /** @param duration the longest that one call may take */
    public ScriptedTool within(Duration duration) {
        return new ScriptedTool(name, effect, duration, takes, output, acts);
    }

    /** @param each what it does at each run in turn; the last again and again */
    public ScriptedTool doing(Act... each) {
        return new ScriptedTool(name, effect, timeout, takes, output, List.of(each));
    }

    /** Has its time pass on this clock from now on. */
    public void runOn(Sleeper clock) {
        time = clock;
    }

    @Override
    public ToolSpec spec() {
        ObjectNode parameters = Json.object().put("type", "object").put("additionalProperties", true);
        return new ToolSpec(name, "Does " + name + ".", parameters, effect, timeout, MAX_OUTPUT);
    }

    /** What it did to the world, in order. */
    public List<Effected> ledger() {
        return List.copyOf(ledger);
    }

    /** How many times it was run. */
    public int runs() {
        return runs;
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        Act act = acts.get(Math.min(runs, acts.size() - 1));
        runs++;
        time.sleep(takes);
        return switch (act) {
            case FAILS -> throw new ToolException(name + " cannot do that");
            case HANGS_BEFORE -> hang();
            case HANGS_AFTER -> {
                work(arguments, context);
                yield hang();
            }
            case ANSWERS -> {
                work(arguments, context);
                yield output;
            }
        };
    }

    /** Looks into the ledger. */
    @Override
    public Reconciled reconcile(ObjectNode arguments, ToolContext context) throws InterruptedException {
        time.sleep(takes);
        return hasDone(context.effectKey()) ? new Reconciled.Happened(output) : new Reconciled.NotHappened();
    }

    private void work(ObjectNode arguments, ToolContext context) {
        if (effect == Effect.READ || (effect == Effect.IDEMPOTENT && hasDone(context.effectKey()))) {
            return;
        }
        ledger.add(new Effected(name, context.effectKey(), Json.write(arguments)));
    }

    private boolean hasDone(String key) {
        return ledger.stream().anyMatch(done -> done.key().equals(key));
    }

    private String hang() throws ToolException, InterruptedException {
        time.sleep(LONG);
        throw new ToolException(name + " did not answer");
    }
}
