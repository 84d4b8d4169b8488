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

    private static Simulation reference(Schedule schedule) {
        return Simulation.under(schedule)
                .tool(ScriptedTool.of(Effect.READ, "look"))
                .tool(ScriptedTool.of(Effect.IDEMPOTENT, "pay"))
                .model(
                        calls(call("a", "look", "{\"at\": 1}")),
                        calls(call("b", "pay", "{\"order\": 7}")),
                        says("Paid."));
    }

    @Test
    void aTaskRunsToItsEnd() {
        Run run = reference(Schedule.NONE).run();

        System.out.println(run.story());
        run.task().entries().forEach(System.out::println);
        assertThat(run.task().result()).contains("Paid.");
    }

    @Test
    void speed() {
        for (int k = 0; k < 10; k++) {
            long start = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                reference(Schedule.seed(i)).run();
            }
            System.out.println((System.nanoTime() - start) / 200_000 + " us a run");
        }
    }
}
