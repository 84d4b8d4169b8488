package com.opspawn.testing;

import static com.opspawn.testing.script.Turn.call;
import static com.opspawn.testing.script.Turn.calls;
import static com.opspawn.testing.script.Turn.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What a user of the kit writes, and what it tells them. */
final class CrashTestTest {

    /** Somebody's own system, with no thought of crashes. */
    private static final class Bank {
        private final Map<String, Integer> byKey = new HashMap<>();
        private final List<String> payments = new ArrayList<>();

        void pay(String order) {
            payments.add(order);
        }

        void payOnce(String order, String key) {
            if (byKey.putIfAbsent(key, 1) == null) {
                pay(order);
            }
        }
    }

    /** Somebody's own tool. The careless one says that it can be run again, and cannot. */
    private record Refund(Bank bank, boolean careful) implements Tool {
        @Override
        public ToolSpec spec() {
            ObjectNode parameters = Json.object().put("type", "object");
            parameters.putObject("properties").putObject("order").put("type", "string");
            return new ToolSpec(
                    "refund", "Pays an order back.", parameters, Effect.IDEMPOTENT, Duration.ofSeconds(10), 1_000);
        }

        @Override
        public String run(ObjectNode arguments, ToolContext context) {
            String order = arguments.path("order").asText();
            if (careful) {
                bank.payOnce(order, context.effectKey());
            } else {
                bank.pay(order);
            }
            return "paid";
        }
    }

    private static boolean launched;

    /** Only as the tests here run them. */
    static boolean isLaunched() {
        return launched;
    }

    @EnabledIf("com.opspawn.testing.CrashTestTest#isLaunched")
    static final class CarefulTest {
        @CrashTest
        void refundIsPaidOnce(Simulation task) {
            Bank bank = new Bank();
            task.tool(new Refund(bank, true))
                    .model(calls(call("1", "refund", "{\"order\": \"7\"}")), says("Refunded."))
                    .run();

            assertThat(bank.payments).isSubsetOf("7").hasSizeLessThanOrEqualTo(1);
        }
    }

    @EnabledIf("com.opspawn.testing.CrashTestTest#isLaunched")
    static final class CarelessTest {
        @CrashTest
        void refundIsPaidOnce(Simulation task) {
            Bank bank = new Bank();
            task.tool(new Refund(bank, false))
                    .model(calls(call("1", "refund", "{\"order\": \"7\"}")), says("Refunded."))
                    .run();

            assertThat(bank.payments).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static TestExecutionSummary executed(Class<?> tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        launched = true;
        LauncherFactory.create().execute(request, summary);
        launched = false;
        return summary.getSummary();
    }

    @Test
    void aToolThatKeepsItsWordPasses() {
        TestExecutionSummary summary = executed(CarefulTest.class);

        assertThat(summary.getTestsSucceededCount()).isEqualTo(1);
        assertThat(summary.getFailures()).isEmpty();
    }

    @Test
    void aToolThatDoesNotIsFoundAndTheMessageHasATestToPaste() {
        TestExecutionSummary summary = executed(CarelessTest.class);

        assertThat(summary.getFailures()).hasSize(1);
        Throwable failure = summary.getFailures().getFirst().getException();
        assertThat(failure)
                .isInstanceOf(CrashTestFailed.class)
                .hasMessageContaining("[\"7\", \"7\"]")
                .hasMessageContaining("tool run refund -> Died [CutAfter[]]")
                .hasMessageContaining("""
                    To see it again:

                        @Test
                        void refundIsPaidOnceUnderFaults() throws Exception {
                            refundIsPaidOnce(Simulation.under(Schedule.seed(0L).cut\
                    """);
    }
}
