package com.opspawn.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something an agent can do. Safe for use by several threads; stops soon after its thread is interrupted. */
public interface Tool {

    ToolSpec spec();

    /**
     * What running this call twice would do, where some calls do less than the spec's effect: reading through a tool that
     * can also write.
     */
    default Effect effect(ObjectNode arguments) {
        return spec().effect();
    }

    /**
     * Runs once.
     *
     * @param arguments an object that has every required property of the spec's parameters and no unknown one
     * @param context for whom it runs
     * @return what the model is told, in plain text or JSON
     * @throws ToolException where it went wrong, in words that the model can act on
     * @throws InterruptedException where it was told to stop
     */
    String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException;
}
