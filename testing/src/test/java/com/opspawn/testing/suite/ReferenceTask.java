package com.opspawn.testing.suite;

import static com.opspawn.testing.script.Turn.call;
import static com.opspawn.testing.script.Turn.calls;
import static com.opspawn.testing.script.Turn.says;

import com.opspawn.testing.Simulation;
import com.opspawn.testing.script.ScriptedTool;
import com.opspawn.tool.Effect;

/** Three steps, tools of all four effect classes side by side, and a model that fails once. */
public final class ReferenceTask {
    private ReferenceTask() {}

    public static void play(Simulation task) {
        task.tool(ScriptedTool.of(Effect.READ, "look"))
                .tool(ScriptedTool.of(Effect.IDEMPOTENT, "book"))
                .tool(ScriptedTool.of(Effect.RECONCILABLE, "ship"))
                .tool(ScriptedTool.of(Effect.ONCE, "mail"))
                .model(
                        calls(
                                call("a", "look", "{\"at\": 1}"),
                                call("b", "book", "{\"order\": 7}"),
                                call("c", "ship", "{\"order\": 7}"),
                                call("d", "mail", "{\"to\": \"bob\"}")),
                        calls(call("e", "look", "{\"at\": 2}"), call("f", "book", "{\"order\": 8}"))
                                .afterFailures(1),
                        says("All is done."))
                .run();
    }
}
