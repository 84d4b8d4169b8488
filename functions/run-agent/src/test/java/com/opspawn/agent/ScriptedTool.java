package com.opspawn.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A tool that takes a letter, or none, and does what it was told to do, and counts how often. */
final class ScriptedTool implements Tool {
    /** What one run does. */
    @FunctionalInterface
    interface Deed {
        String run() throws ToolException, InterruptedException;
    }

    private final ToolSpec spec;
    private final Deed deed;
    private final Consumer<ToolContext> seen;
    private final AtomicInteger runs = new AtomicInteger();

    ScriptedTool(String name, Deed deed) {
        this(name, Effect.READ, deed, context -> {});
    }

    private ScriptedTool(String name, Effect effect, Deed deed, Consumer<ToolContext> seen) {
        ObjectNode parameters = Json.object().put("type", "object");
        parameters.putObject("properties").putObject("letter").put("type", "string");
        this.spec = new ToolSpec(name, "does what it is told", parameters, effect, Duration.ofSeconds(30), 1_000);
        this.deed = deed;
        this.seen = seen;
    }

    static ScriptedTool withEffect(String name, Effect effect) {
        AtomicInteger count = new AtomicInteger();
        return new ScriptedTool(name, effect, () -> name + " " + count.incrementAndGet(), context -> {});
    }

    static ScriptedTool withContext(String name, Consumer<ToolContext> seen) {
        return new ScriptedTool(name, Effect.READ, () -> "done", context -> {
            synchronized (seen) {
                seen.accept(context);
            }
        });
    }

    /** It says something new each time, as what makes progress does. */
    static ScriptedTool counting(String name) {
        AtomicInteger count = new AtomicInteger();
        return new ScriptedTool(name, () -> name + " " + count.incrementAndGet());
    }

    int runs() {
        return runs.get();
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        runs.incrementAndGet();
        seen.accept(context);
        return deed.run();
    }
}
