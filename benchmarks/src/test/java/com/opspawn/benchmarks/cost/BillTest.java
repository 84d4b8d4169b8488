package com.opspawn.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class BillTest {
    private static final Path HOME = Path.of(System.getProperty("opspawn.root"));

    @Test
    void aBillIsCountsTimesPrices() throws Exception {
        Prices prices = Prices.read(HOME.resolve("benchmarks/prices.yaml"));
        Bill bill = new Bill.Builder()
                .add(Item.STATE_TRANSITIONS, 60)
                .add(Item.STATE_TRANSITIONS, 50)
                .add(Item.LAMBDA_GIGABYTE_SECONDS, 3)
                .of(10);

        assertThat(prices.region()).isEqualTo("us-east-1");
        assertThat(prices.date()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(bill.perTask(Item.STATE_TRANSITIONS)).isEqualTo(11);
        assertThat(bill.perThousand(Item.STATE_TRANSITIONS, prices)).isCloseTo(0.275, within(1e-9));
        assertThat(bill.perThousand(prices)).isCloseTo(0.275 + 300 * 13.3334 / 1e6, within(1e-9));
    }

    @Test
    void aPriceFileSaysEverythingThatIsWrongWithIt() {
        String text = "a_million: {state_transitions: 25, dynamodb_write_request_units: -1, lambda: 1, "
                + "dynamodb_read_request_units: 0.125, lambda_requests: 0.2, lambda_gigabyte_seconds: cheap, "
                + "http_api_requests: 1}";

        assertThatThrownBy(() -> Prices.parsed("prices.yaml", text))
                .hasMessage("prices.yaml, a_million: "
                        + "'dynamodb_write_request_units' must be the dollars that a million of them cost, and is -1; "
                        + "'lambda_gigabyte_seconds' must be the dollars that a million of them cost, and is cheap; "
                        + "'eventbridge_events' must be the dollars that a million of them cost, and is null; "
                        + "'lambda' is nothing that is charged for");
    }

    @Test
    void theMemoryOfAFunctionIsTheTemplates() {
        Functions functions = new Functions(HOME.resolve("template.yaml"));

        assertThat(functions.gigabytes("RunAgentFunction")).isPositive();
        assertThatThrownBy(() -> functions.gigabytes("NobodysFunction"))
                .hasMessage("template.yaml has no function NobodysFunction");
    }
}
