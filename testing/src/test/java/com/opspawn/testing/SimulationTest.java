package com.opspawn.testing;

import static com.opspawn.testing.script.Turn.call;
import static com.opspawn.testing.script.Turn.calls;
import static com.opspawn.testing.script.Turn.says;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.script.ScriptedTool;
import com.opspawn.tool.Effect;
import org.junit.jupiter.api.Test;

final class SimulationTest {

    static Simulation reference(Simulation task) {
        return task.tool(ScriptedTool.of(Effect.READ, "look"))
                .tool(ScriptedTool.of(Effect.IDEMPOTENT, "pay"))
                .tool(ScriptedTool.of(Effect.RECONCILABLE, "ship"))
                .tool(ScriptedTool.of(Effect.ONCE, "mail"))
                .model(
                        calls(call("a", "look", "{\"at\": 1}"), call("b", "pay", "{\"order\": 7}")),
                        calls(call("c", "ship", "{\"order\": 7}"), call("d", "mail", "{\"to\": \"bob\"}")),
                        says("Paid."));
    }

    @Test
    void aTaskRunsToItsEnd() {
        Run run = reference(Simulation.under(Schedule.NONE)).run();

        System.out.println(run.story());
        run.task().entries().forEach(System.out::println);
        assertThat(run.task().result()).contains("Paid.");
    }

    @Test
    void speed() {
        for (int k = 0; k < 10; k++) {
            long start = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                reference(Simulation.under(Schedule.seed(i))).run();
            }
            System.out.println((System.nanoTime() - start) / 200_000 + " us a run");
        }
    }
}
