package com.opspawn.testing.script;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.testing.actor.Scheduler;
import com.opspawn.testing.boundary.Boundary;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Reconciled;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;

/** A tool across the boundary: what it acts on is outside, so one run is one crossing. */
public final class ToolAtBoundary implements Tool {
    private final Tool tool;
    private final Boundary boundary;
    private final Scheduler scheduler;

    public ToolAtBoundary(Tool tool, Boundary boundary, Scheduler scheduler) {
        this.tool = tool;
        this.boundary = boundary;
        this.scheduler = scheduler;
    }

    @Override
    public ToolSpec spec() {
        return tool.spec();
    }

    @Override
    public Effect effect(ObjectNode arguments) {
        return tool.effect(arguments);
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        return cross(new ToolWay<>(tool, "run", arguments, context, scheduler, () -> tool.run(arguments, context)));
    }

    @Override
    public Reconciled reconcile(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        return cross(new ToolWay<>(
                tool, "reconcile", arguments, context, scheduler, () -> tool.reconcile(arguments, context)));
    }

    private <T> T cross(ToolWay<T> way) throws ToolException, InterruptedException {
        try {
            return boundary.cross(way);
        } catch (RuntimeException | ToolException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
