package com.opspawn.testing;

import static com.opspawn.testing.script.Turn.call;
import static com.opspawn.testing.script.Turn.calls;
import static com.opspawn.testing.script.Turn.says;

import com.opspawn.testing.script.ScriptedTool;
import com.opspawn.tool.Effect;

/** Tasks that stand for all others. */
final class References {
    private References() {}

    /** Three steps, and a tool of each effect class: two in the first, two in the second. */
    static Simulation fourEffects(Simulation task) {
        return task.tool(ScriptedTool.of(Effect.READ, "look"))
                .tool(ScriptedTool.of(Effect.IDEMPOTENT, "pay"))
                .tool(ScriptedTool.of(Effect.RECONCILABLE, "ship"))
                .tool(ScriptedTool.of(Effect.ONCE, "mail"))
                .model(
                        calls(call("a", "look", "{\"at\": 1}"), call("b", "pay", "{\"order\": 7}")),
                        calls(call("c", "ship", "{\"order\": 7}"), call("d", "mail", "{\"to\": \"bob\"}")),
                        says("Done."));
    }
}
