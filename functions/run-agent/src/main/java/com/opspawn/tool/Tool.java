package com.opspawn.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something an agent can do. Safe for use by several threads; stops soon after its thread is interrupted. */
public interface Tool {

    ToolSpec spec();

    /**
     * The call that this one comes to: another tool's, where this one only hands on. What holds for that call, such as its
     * effect and the policy, decides.
     *
     * @throws ToolException where it comes to none
     */
    default Meant meant(ObjectNode arguments) throws ToolException {
        return new Meant(this, arguments);
    }

    /** A tool with what it is called with. */
    record Meant(Tool tool, ObjectNode arguments) {}

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

    /**
     * Finds out what became of a call of effect {@link Effect#RECONCILABLE} whose outcome was lost: by the context's effect
     * key, which is the one that {@link #run} had. Changes nothing. Only asked when that run cannot be going on any more.
     *
     * @throws ToolException where it could not be found out; the call counts as unknown
     * @throws InterruptedException where it was told to stop
     */
    default Reconciled reconcile(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        return new Reconciled.Unknown(spec().name() + " cannot tell what became of an earlier call");
    }
}
