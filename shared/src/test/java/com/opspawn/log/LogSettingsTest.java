package com.opspawn.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

final class LogSettingsTest {
    private static final String OURS = "com.opspawn.agent.Step";
    private static final String LIBRARY = "software.amazon.awssdk.request";

    private static List<Level> told(LogSettings settings, String logger) {
        return Arrays.stream(Level.values())
                .filter(level -> settings.tells(logger, level))
                .toList();
    }

    @Test
    void onALaptopWarningsOfOursAreToldInWordsAndNothingOfLibraries() {
        LogSettings settings = LogSettings.read(Map.of());

        assertThat(settings.format()).isEqualTo(LogFormat.TEXT);
        assertThat(told(settings, OURS)).containsExactly(Level.ERROR, Level.WARN);
        assertThat(told(settings, LIBRARY)).isEmpty();
    }

    @Test
    void onLambdaWhatItsTemplateSaysIsDone() {
        LogSettings settings = LogSettings.read(Map.of("AWS_LAMBDA_LOG_FORMAT", "JSON"));

        assertThat(settings.format()).isEqualTo(LogFormat.JSON);
        assertThat(told(settings, OURS)).containsExactly(Level.ERROR, Level.WARN, Level.INFO);
        assertThat(told(settings, LIBRARY)).containsExactly(Level.ERROR, Level.WARN);
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE, 5, 2",
        "DEBUG, 4, 2",
        "info, 3, 2",
        "WARN, 2, 2",
        "ERROR, 1, 1",
        "FATAL, 0, 0",
    })
    void aLevelHoldsForOursAndLibrariesSayNoMoreThanWarnings(String level, int ours, int libraries) {
        LogSettings settings = LogSettings.read(Map.of("AWS_LAMBDA_LOG_FORMAT", "JSON", "AWS_LAMBDA_LOG_LEVEL", level));

        assertThat(told(settings, OURS)).hasSize(ours);
        assertThat(told(settings, LIBRARY)).hasSize(libraries);
    }
}
