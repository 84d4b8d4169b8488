package com.opspawn.local.function.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "0, Runtime exited without providing a reason",
        "1, Runtime exited with error: exit status 1",
        "128, Runtime exited with error: exit status 128",
        "137, Runtime exited with error: signal: killed",
        "139, Runtime exited with error: signal: segmentation fault",
        "138, Runtime exited with error: signal: number 10"
    })
    void anExitIsToldInLambdasWords(int status, String words) {
        assertThat(Errors.exited(status, Optional.of("id")).errorMessage()).isEqualTo("RequestId: id Error: " + words);
        assertThat(Errors.exited(status, Optional.empty()).errorMessage()).isEqualTo("Error: " + words);
        assertThat(Errors.exited(status, Optional.empty()).errorType()).isEqualTo("Runtime.ExitError");
    }

    @Test
    void aStartThatTakesTooLongIsATimeOut() {
        assertThat(Errors.notReady(Duration.ofSeconds(130)).json())
                .isEqualTo("{\"errorMessage\":\"Error: Init timed out after 130.00 seconds\","
                        + "\"errorType\":\"Sandbox.Timedout\"}");
    }
}
