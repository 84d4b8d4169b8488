package com.example;

import static com.opspawn.testing.script.Turn.call;
import static com.opspawn.testing.script.Turn.calls;
import static com.opspawn.testing.script.Turn.says;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.testing.CrashTest;
import com.opspawn.testing.Simulation;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Runs;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.Tools;
import com.opspawn.tool.annotated.UserTools;
import dev.langchain4j.agent.tool.Tool;
import java.util.HashMap;
import java.util.Map;

final class RefundTest {
    // begin of the text in docs/how-to/test-tools.md
    public record Refunds(Map<String, String> shop) implements Tools {
        @Tool("Refunds an order.")
        @Runs(effect = Effect.IDEMPOTENT)
        public String refund(String order, ToolContext context) {
            shop.putIfAbsent(context.effectKey(), order);
            return "refunded " + order;
        }
    }

    @CrashTest
    void anOrderIsRefundedOnceWhateverDies(Simulation task) {
        Map<String, String> shop = new HashMap<>();
        UserTools.of(new Refunds(shop)).forEach(task::tool);

        task.model(calls(call("1", "refund", "{\"order\": \"A7\"}")), says("Refunded."))
                .run();

        assertThat(shop.values()).as("refunds").isSubsetOf("A7").hasSizeLessThanOrEqualTo(1);
    }
    // end
}
