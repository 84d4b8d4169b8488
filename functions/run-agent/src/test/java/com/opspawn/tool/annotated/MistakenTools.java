package com.opspawn.tool.annotated;

import com.opspawn.tool.Effect;
import com.opspawn.tool.Runs;
import com.opspawn.tool.Tools;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.ReturnBehavior;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolMemoryId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Whatever one can do wrong. */
public final class MistakenTools implements Tools {
    @Tool(name = "bad name")
    public String badName() {
        return "";
    }

    @Tool
    public String same(int a) {
        return "" + a;
    }

    @Tool(name = "same")
    public String same2() {
        return "";
    }

    @Tool
    public String types(
            Object anything,
            List<Runnable> deeds,
            Map<Integer, String> map,
            @P(value = "", defaultValue = "x") int number) {
        return "" + anything + deeds + map + number;
    }

    @Tool
    @Runs(effect = Effect.RECONCILABLE, timeoutSeconds = 0)
    public Future<String> later(@ToolMemoryId String id) {
        return CompletableFuture.completedFuture(id);
    }

    @Tool(returnBehavior = ReturnBehavior.IMMEDIATE)
    public String twice(@P(name = "a", value = "") String a, @P(name = "a", value = "") String b) {
        return a + b;
    }
}
