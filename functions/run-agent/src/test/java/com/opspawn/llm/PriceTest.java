package com.opspawn.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.task.Usage;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PriceTest {
    private static final Rates USUAL = rates("1", "0.10", "1.25", "5");
    private static final Price TIERED = new Price(
            USUAL,
            Optional.of(new Price.LongPrompt(200_000, rates("2", "0.20", "2.50", "7.50"))),
            OptionalLong.of(1_000_000),
            OptionalLong.of(64_000));

    private static Rates rates(String input, String cached, String written, String output) {
        return new Rates(
                new BigDecimal(input), new BigDecimal(cached), new BigDecimal(written), new BigDecimal(output));
    }

    @ParameterizedTest
    @CsvSource({
        // input, of it cached, of it written, output, US dollars
        "1000000,       0,      0,       0, 2",
        "200000,        0,      0,       0, 0.2",
        "200001,        0,      0,       0, 0.400002",
        "100000,   100000,      0,       0, 0.01",
        "100000,        0, 100000,       0, 0.125",
        "100000,    90000,   5000,    2000, 0.03025",
        "0,             0,      0, 1000000, 5",
        "300000,   200000,  50000,   10000, 0.34",
    })
    void everyTokenIsBilledAtItsOwnRateExactly(long input, long cached, long written, long output, BigDecimal dollars) {
        assertThat(TIERED.cost(new Tokens(input, cached, written, output, 0))).isEqualByComparingTo(dollars);
    }

    @ParameterizedTest
    @CsvSource({"1000, 0, 0.00125", "1000, 1000, 0.00625", "200000, 0, 0.25", "200001, 0, 0.5000025"})
    void theWorstCaseWritesEverythingToTheCache(long input, long output, BigDecimal dollars) {
        assertThat(TIERED.worstCase(input, output)).isEqualByComparingTo(dollars);
    }

    @Test
    void noCallCostsMoreThanItsWorstCase() {
        RandomGenerator random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long most = random.nextLong(400_000);
            long input = random.nextLong(most + 1);
            long cached = random.nextLong(input + 1);
            long written = random.nextLong(input - cached + 1);
            long output = random.nextLong(1_000);
            Tokens tokens = new Tokens(input, cached, written, random.nextLong(output + 1), 0);

            assertThat(TIERED.worstCase(most, output)).isGreaterThanOrEqualTo(TIERED.cost(tokens));
        }
    }

    @Test
    void usageCarriesItsCost() {
        Tokens tokens = new Tokens(100, 64, 10, 20, 8);

        assertThat(tokens.usage(Optional.of(TIERED)))
                .isEqualTo(new Usage(100, 20, 64, 8, Optional.of(new BigDecimal("0.0001449"))));
        assertThat(tokens.usage(Optional.empty())).isEqualTo(new Usage(100, 20, 64, 8, Optional.empty()));
    }

    @Test
    void whatWasNotCountedHasNoCost() {
        assertThat(Tokens.UNKNOWN.usage(Optional.of(TIERED))).isEqualTo(Usage.NONE);
    }

    @Test
    void aPartIsNeverLargerThanItsWhole() {
        assertThat(new Tokens(10, 20, 5, 3, 9)).isEqualTo(new Tokens(10, 10, 0, 3, 3));
        assertThat(new Tokens(-1, -1, -1, -1, -1)).isEqualTo(Tokens.UNKNOWN);
    }
}
