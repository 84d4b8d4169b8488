package com.opspawn.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.tool.Effect;

/**
 * One tool call that is about to happen.
 *
 * @param tenant the verified one
 * @param agentId the agent that does the task
 * @param tool the name of a tool that the agent has
 * @param effect what this call does, with these arguments
 * @param arguments as the tool gets them; never changed here
 */
public record Action(String tenant, String agentId, String tool, Effect effect, ObjectNode arguments) {}
