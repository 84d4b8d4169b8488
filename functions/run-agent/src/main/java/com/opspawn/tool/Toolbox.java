package com.opspawn.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.json.Json;
import com.opspawn.tool.SideBySide.Work;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tools that an agent has. Reads the calls of an answer and runs them side by side, each within its time. Whatever goes
 * wrong with a call is its result, for the model to read.
 */
public final class Toolbox {
    /** More calls in one answer than any task needs; the rest is refused. */
    static final int MAX_CALLS = 32;
    /** All outputs of one answer together: what fits into one journal entry, whatever the characters are. */
    static final int MAX_OUTPUT_CHARS = 96 * 1024;

    private final Map<String, Tool> tools = new LinkedHashMap<>();
    private final Map<String, Arguments> arguments = new HashMap<>();
    private final InstantSource clock;
    private final SideBySide sideBySide;

    /** @param tools in the order in which models are told of them */
    public Toolbox(List<Tool> tools) {
        this(tools, InstantSource.system(), new Threads());
    }

    /** @param clock tells tools their deadline */
    public Toolbox(List<Tool> tools, InstantSource clock, SideBySide sideBySide) {
        this.clock = clock;
        this.sideBySide = sideBySide;
        for (Tool tool : tools) {
            String name = tool.spec().name();
            if (this.tools.put(name, tool) != null) {
                throw new IllegalArgumentException("tool '" + name + "' exists twice");
            }
            arguments.put(name, new Arguments(tool.spec()));
        }
    }

    public List<ToolSpec> specs() {
        return tools.values().stream().map(Tool::spec).toList();
    }

    /**
     * Reads all calls and runs those that can be run, whatever their effects are: for trying tools out.
     *
     * @param caller whose they are
     * @param timeLeft the most that all of them may take, whatever their own time-outs are; above zero
     * @return one result for each call, in their order
     * @throws InterruptedException where this thread was told to stop; the tools were told so too
     */
    public List<ToolResult> run(List<ToolCall> calls, Caller caller, Duration timeLeft) throws InterruptedException {
        Map<String, ToolResult> results = new HashMap<>();
        List<Prepared.Ready> ready = new ArrayList<>();
        for (Prepared prepared : prepare(calls)) {
            switch (prepared) {
                case Prepared.Ready call -> ready.add(call);
                case Prepared.Refused call ->
                    results.put(call.call().id(), call.refused(ToolStatus.FAILED, call.why()));
            }
        }
        run(ready, caller, timeLeft, settled -> {
            ToolResult result = switch (settled) {
                case Settled.Known known -> known.result();
                case Settled.Lost lost -> lost.call().refused(ToolStatus.UNKNOWN, lost.why());
            };
            results.put(result.callId(), cut(result, calls.size()));
        });
        return calls.stream()
                .map(call -> Objects.requireNonNull(results.get(call.id())))
                .toList();
    }

    /** Reads the calls of one answer, all of them, in their order. */
    public List<Prepared> prepare(List<ToolCall> calls) {
        List<Prepared> prepared = new ArrayList<>();
        for (ToolCall call : calls) {
            prepared.add(
                    prepared.size() < MAX_CALLS
                            ? prepare(call)
                            : new Prepared.Refused(
                                    call,
                                    "not run: at most " + MAX_CALLS
                                            + " calls in one answer are accepted; ask again in the next one"));
        }
        return prepared;
    }

    private Prepared prepare(ToolCall call) {
        try {
            @Nullable Tool tool = tools.get(call.tool());
            if (tool == null) {
                String others = tools.isEmpty() ? "answer without" : "use one of " + String.join(", ", tools.keySet());
                throw new ToolException("there is no tool '" + call.tool() + "': " + others);
            }
            ObjectNode read = Objects.requireNonNull(arguments.get(call.tool())).read(call.arguments());
            Tool.Meant meant = tool.meant(read);
            boolean itself = meant.tool().equals(tool);
            ObjectNode given =
                    itself ? meant.arguments() : new Arguments(meant.tool().spec()).read(Json.write(meant.arguments()));
            return new Prepared.Ready(call, meant.tool(), given);
        } catch (ToolException e) {
            return new Prepared.Refused(call, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Runs calls.
     *
     * @param timeLeft the most that all of them may take, whatever their own time-outs are; above zero
     * @param whenSettled told of each end, in the order in which they come
     */
    public void run(List<Prepared.Ready> calls, Caller caller, Duration timeLeft, Consumer<Settled> whenSettled)
            throws InterruptedException {
        List<Work<String>> all = new ArrayList<>();
        for (Prepared.Ready call : calls) {
            Duration own = call.tool().spec().timeout();
            Duration timeout = own.compareTo(timeLeft) < 0 ? own : timeLeft;
            ToolContext context = caller.context(call.call(), clock.instant().plus(timeout));
            all.add(new Work<>(
                    () -> Objects.requireNonNull(call.tool().run(call.arguments(), context), "output"), timeout));
        }
        sideBySide.run(
                all,
                ended -> whenSettled.accept(Settling.of(
                        calls.get(ended.index()), ended, all.get(ended.index()).timeout())));
    }

    /** Asks the tools of calls what became of them. */
    public void reconcile(
            List<Prepared.Ready> calls, Caller caller, Duration timeLeft, Consumer<SideBySide.Ended<Reconciled>> told)
            throws InterruptedException {
        List<Work<Reconciled>> all = new ArrayList<>();
        for (Prepared.Ready call : calls) {
            Duration own = call.tool().spec().timeout();
            Duration timeout = own.compareTo(timeLeft) < 0 ? own : timeLeft;
            ToolContext context = caller.context(call.call(), clock.instant().plus(timeout));
            all.add(new Work<>(() -> call.tool().reconcile(call.arguments(), context), timeout));
        }
        sideBySide.run(all, told);
    }

    /**
     * A result that fits into its journal entry.
     *
     * @param calls how many the answer has
     */
    public ToolResult cut(ToolResult result, int calls) {
        int share = Math.max(1, MAX_OUTPUT_CHARS / Math.min(calls, MAX_CALLS));
        @Nullable Tool tool = tools.get(result.tool());
        int cap = tool == null ? share : Math.min(share, tool.spec().maxOutputChars());
        String output = Clean.text(Cut.to(cap, result.output()), result.output().length());
        return new ToolResult(result.callId(), result.tool(), result.status(), output, result.duration());
    }
}
