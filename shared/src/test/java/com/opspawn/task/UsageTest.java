package com.opspawn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsageTest {
    private static final Usage KNOWN = new Usage(100, 20, 64, 5, Optional.of(new BigDecimal("0.00125")));

    private static Usage stored(Usage usage) {
        return UsageJson.read(Json.parseOwn(Json.write(UsageJson.write(usage))));
    }

    @Test
    void everyCountIsSummed() {
        assertThat(KNOWN.plus(new Usage(1, 2, 3, 4, Optional.of(new BigDecimal("0.00075")))))
                .isEqualTo(new Usage(101, 22, 67, 9, Optional.of(new BigDecimal("0.002"))));
    }

    @Test
    void aCostThatIsNotKnownDoesNotHideTheOnesThatAre() {
        Usage unknown = new Usage(1, 1);

        assertThat(KNOWN.plus(unknown).costUsd()).isEqualTo(KNOWN.costUsd());
        assertThat(unknown.plus(KNOWN).costUsd()).isEqualTo(KNOWN.costUsd());
        assertThat(unknown.plus(unknown).costUsd()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.50, 1.5", "10, 10", "1E+2, 100", "0.000, 0", "0.000001200, 0.0000012"})
    void equalCostsAreEqualHoweverTheyAreWritten(BigDecimal cost, BigDecimal plain) {
        Usage usage = Usage.NONE.costing(cost);

        assertThat(usage).isEqualTo(Usage.NONE.costing(plain));
        assertThat(usage.costUsd()).contains(plain);
        assertThat(stored(usage)).isEqualTo(usage);
    }

    @Test
    void jsonHasEveryCountAndTheCostWhereItIsKnown() {
        assertThat(Json.write(UsageJson.write(KNOWN)))
                .isEqualTo("{\"input_tokens\":100,\"output_tokens\":20,\"cached_input_tokens\":64,"
                        + "\"reasoning_tokens\":5,\"total_tokens\":120,\"cost_usd\":0.00125}");
        assertThat(Json.write(UsageJson.write(Usage.NONE)))
                .isEqualTo("{\"input_tokens\":0,\"output_tokens\":0,\"cached_input_tokens\":0,"
                        + "\"reasoning_tokens\":0,\"total_tokens\":0}");
        assertThat(stored(KNOWN)).isEqualTo(KNOWN);
    }

    @Test
    void whatAnEarlierVersionDidNotRecordIsNone() {
        JsonNode earlier = Json.parseOwn("{\"input_tokens\":100,\"output_tokens\":20,\"total_tokens\":120}");

        assertThat(UsageJson.read(earlier)).isEqualTo(new Usage(100, 20));
        assertThat(UsageJson.read(Json.object())).isEqualTo(Usage.NONE);
    }

    @Test
    void nothingIsNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Usage(1, 2, -3, 4, Optional.empty()))
                .withMessage("token counts are never negative: 1, 2, -3, 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Usage.NONE.costing(new BigDecimal("-0.01")))
                .withMessage("a cost is never negative: -0.01");
    }
}
