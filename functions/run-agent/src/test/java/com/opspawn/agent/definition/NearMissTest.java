package com.opspawn.agent.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearMissTest {
    private static final List<String> NAMES = List.of("ask", "deny", "max_steps", "max_seconds", "tools", "model");

    @ParameterizedTest
    @CsvSource({
        "max_step, max_steps",
        "maxsteps, max_steps",
        "max-steps, max_steps",
        "MAX_STEPS, max_steps",
        "mxa_steps, max_steps",
        "tool, tools",
        "modle, model",
        "dney, deny",
        "aks, ask",
        "nay, ",
        "colour, ",
        "'', ",
        "max, "
    })
    void theNameThatWasMeantIsFoundAndNoOther(String written, String meant) {
        assertThat(NearMiss.of(written, NAMES).orElse(null)).isEqualTo(meant);
    }

    @Test
    void aLongNameCostsNothing() {
        String name = "a".repeat(1_000_000);

        assertThat(Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> NearMiss.of(name, NAMES)))
                .isEmpty();
    }
}
