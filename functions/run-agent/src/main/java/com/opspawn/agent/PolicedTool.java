package com.opspawn.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.policy.Action;
import com.opspawn.policy.Policy;
import com.opspawn.policy.Verdict;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;

/** A tool that runs only where the agent's policy allows the very call. */
record PolicedTool(Tool tool, Policy policy) implements Tool {

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
        Action action = new Action(
                context.task().tenant(),
                context.agentId(),
                spec().name(),
                tool.effect(arguments),
                arguments.deepCopy());
        return switch (policy.decide(action)) {
            case Verdict.Allowed _ -> tool.run(arguments, context);
            case Verdict.Denied denied -> throw ToolException.denied(denied.reason());
            case Verdict.NeedsPerson asked ->
                throw ToolException.denied("not run: a person must approve this call of " + spec().name() + " first ("
                        + asked.reason() + "), and there is no way to ask one here. Reach the goal without it, or say"
                        + " in your answer what could not be done");
        };
    }
}
