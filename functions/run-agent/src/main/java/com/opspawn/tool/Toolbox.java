package com.opspawn.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tools that an agent has. Runs the calls of one answer side by side, each within its time. Whatever goes wrong with a
 * call is its result, for the model to read.
 */
public final class Toolbox {
    /** More calls in one answer than any task needs; the rest is refused. */
    static final int MAX_CALLS = 32;
    /** All outputs of one answer together: what fits into one journal entry, whatever the characters are. */
    static final int MAX_OUTPUT_CHARS = 96 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Toolbox.class);

    private final Map<String, Tool> tools = new LinkedHashMap<>();
    private final Map<String, Arguments> arguments = new HashMap<>();
    private final InstantSource clock;

    /** @param tools in the order in which models are told of them */
    public Toolbox(List<Tool> tools) {
        this(tools, InstantSource.system());
    }

    /** @param clock tells tools their deadline */
    public Toolbox(List<Tool> tools, InstantSource clock) {
        this.clock = clock;
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
     * Runs all calls.
     *
     * @param caller whose they are
     * @param timeLeft the most that all of them may take, whatever their own time-outs are; above zero
     * @return one result for each call, in their order
     * @throws InterruptedException where this thread was told to stop; the tools were told so too
     */
    public List<ToolResult> run(List<ToolCall> calls, Caller caller, Duration timeLeft) throws InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Running> running = new ArrayList<>();
            for (ToolCall call : calls.subList(0, Math.min(calls.size(), MAX_CALLS))) {
                running.add(start(call, caller, threads, timeLeft));
            }
            List<ToolResult> results = new ArrayList<>();
            for (Running each : running) {
                results.add(cut(each.await(), calls.size()));
            }
            calls.subList(results.size(), calls.size()).forEach(call -> results.add(refused(call)));
            return results;
        } finally {
            // Not close(): that would wait for a tool that does not listen.
            threads.shutdownNow();
        }
    }

    private Running start(ToolCall call, Caller caller, ExecutorService threads, Duration timeLeft) {
        @Nullable Tool tool = tools.get(call.tool());
        Duration own = tool == null ? Duration.ofSeconds(1) : tool.spec().timeout();
        Duration timeout = own.compareTo(timeLeft) < 0 ? own : timeLeft;
        long start = System.nanoTime();
        ToolContext context = caller.context(call, clock.instant().plus(timeout));
        return new Running(call, threads.submit(() -> output(call, tool, context)), start, timeout);
    }

    private String output(ToolCall call, @Nullable Tool tool, ToolContext context)
            throws ToolException, InterruptedException {
        if (tool == null) {
            String others = tools.isEmpty() ? "answer without" : "use one of " + String.join(", ", tools.keySet());
            throw new ToolException("there is no tool '" + call.tool() + "': " + others);
        }
        ObjectNode read = Objects.requireNonNull(arguments.get(call.tool())).read(call.arguments());
        return Objects.requireNonNull(tool.run(read, context), "output");
    }

    private ToolResult cut(ToolResult result, int calls) {
        int share = Math.max(1, MAX_OUTPUT_CHARS / Math.min(calls, MAX_CALLS));
        @Nullable Tool tool = tools.get(result.tool());
        int cap = tool == null ? share : Math.min(share, tool.spec().maxOutputChars());
        String output = Clean.text(Cut.to(cap, result.output()), result.output().length());
        return new ToolResult(result.callId(), result.tool(), result.status(), output, result.duration());
    }

    private static ToolResult refused(ToolCall call) {
        String text = "not run: at most " + MAX_CALLS + " calls in one answer are accepted; ask again in the next one";
        return new ToolResult(call.id(), call.tool(), ToolStatus.FAILED, text, Duration.ZERO);
    }

    private record Running(ToolCall call, Future<String> output, long startNanos, Duration timeout) {

        ToolResult await() throws InterruptedException {
            try {
                long left = timeout.toNanos() - (System.nanoTime() - startNanos);
                String text = output.get(Math.max(0, left), TimeUnit.NANOSECONDS);
                return result(ToolStatus.SUCCEEDED, text.isEmpty() ? "(no output)" : text);
            } catch (TimeoutException e) {
                output.cancel(true);
                return result(ToolStatus.TIMED_OUT, "stopped: no answer within " + seconds(timeout));
            } catch (ExecutionException e) {
                boolean denied = e.getCause() instanceof ToolException told && told.isDenied();
                return result(denied ? ToolStatus.DENIED : ToolStatus.FAILED, message(e.getCause()));
            }
        }

        private ToolResult result(ToolStatus status, String text) {
            Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
            return new ToolResult(call.id(), call.tool(), status, text, took);
        }

        /** A tool's own words are for the model; the place of a bug in it is for the log. */
        private String message(@Nullable Throwable e) {
            if (e instanceof ToolException told) {
                return String.valueOf(told.getMessage());
            }
            LOG.error("tool {} broke: {}", call.tool(), e == null ? "no reason" : Trace.of(e));
            return call.tool() + " broke: this is no fault of its arguments; do without it";
        }

        private static String seconds(Duration duration) {
            return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
        }
    }
}
