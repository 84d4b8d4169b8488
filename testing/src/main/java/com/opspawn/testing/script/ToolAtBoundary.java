package com.opspawn.testing.script;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.testing.actor.Scheduler;
import com.opspawn.testing.boundary.Boundary;
import com.opspawn.testing.boundary.Service;
import com.opspawn.testing.boundary.Way;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.time.Duration;
import java.util.List;

/** A tool across the boundary: what it acts on is outside, so one run is one crossing. */
public final class ToolAtBoundary implements Tool {
    private static final String FAILED = "failed";
    private static final String BROKE = "broke";

    private final Tool tool;
    private final Boundary boundary;
    private final Scheduler scheduler;

    public ToolAtBoundary(Tool tool, Boundary boundary, Scheduler scheduler) {
        this.tool = tool;
        this.boundary = boundary;
        this.scheduler = scheduler;
    }

    /** What a crossing to a tool asks for. */
    public record Request(String tool, String arguments, String effectKey) {}

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
        try {
            return boundary.cross(new Run(tool, arguments, context, scheduler));
        } catch (RuntimeException | ToolException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private record Run(Tool tool, ObjectNode arguments, ToolContext context, Scheduler scheduler)
            implements Way<String> {

        @Override
        public Service service() {
            return Service.TOOL;
        }

        @Override
        public String operation() {
            return tool.spec().name();
        }

        @Override
        public Request request() {
            return new Request(tool.spec().name(), Json.write(arguments), context.effectKey());
        }

        @Override
        public String go() throws ToolException, InterruptedException {
            return tool.run(arguments, context);
        }

        /** It is stopped at its own time-out, long before. */
        @Override
        public Duration patience() {
            return Duration.ofHours(1);
        }

        @Override
        public String timedOut() throws ToolException {
            throw new ToolException(operation() + " did not answer");
        }

        @Override
        public List<String> errors() {
            return List.of(FAILED, BROKE);
        }

        @Override
        public String error(String name) throws ToolException {
            if (name.equals(FAILED)) {
                throw new ToolException("simulated: " + operation() + " cannot do that");
            }
            throw new IllegalStateException("simulated: " + operation() + " broke");
        }

        @Override
        public String die() {
            throw scheduler.die();
        }
    }
}
