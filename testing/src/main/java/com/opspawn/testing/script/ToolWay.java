package com.opspawn.testing.script;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.testing.actor.Scheduler;
import com.opspawn.testing.boundary.Service;
import com.opspawn.testing.boundary.Way;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** A tool is run, or asked what became of an earlier run. */
record ToolWay<T>(
        Tool tool, String what, ObjectNode arguments, ToolContext context, Scheduler scheduler, Callable<T> call)
        implements Way<T> {
    /** It says that it could not do it. */
    private static final String FAILED = "failed";
    /** It has a bug. */
    private static final String BROKE = "broke";

    @Override
    public Service service() {
        return Service.TOOL;
    }

    @Override
    public String operation() {
        return what + " " + tool.spec().name();
    }

    @Override
    public ToolRequest request() {
        return new ToolRequest(tool.spec().name(), Json.write(arguments), context.effectKey());
    }

    @Override
    public T go() throws Exception {
        return call.call();
    }

    /** It is stopped at its own time-out, long before. */
    @Override
    public Duration patience() {
        return Duration.ofHours(1);
    }

    @Override
    public T timedOut() throws ToolException {
        throw new ToolException(tool.spec().name() + " did not answer");
    }

    @Override
    public List<String> errors() {
        return List.of(FAILED, BROKE);
    }

    @Override
    public T error(String name) throws ToolException {
        if (name.equals(FAILED)) {
            throw new ToolException("simulated: " + tool.spec().name() + " cannot do that");
        }
        throw new IllegalStateException("simulated: " + tool.spec().name() + " broke");
    }

    @Override
    public T die() {
        throw scheduler.die();
    }
}
