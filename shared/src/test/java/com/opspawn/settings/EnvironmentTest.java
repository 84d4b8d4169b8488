package com.opspawn.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvironmentTest {

    @Test
    void theTableIsRead() {
        Environment environment = new Environment(Map.of("OPSPAWN_TABLE", " tasks ", "PATH", "/bin"));

        assertThat(Settings.read(environment)).isEqualTo(new Settings("tasks"));
        environment.check();
    }

    @Test
    void allProblemsAreReportedTogether() {
        Environment environment = new Environment(Map.of("OPSPAWN_TABEL", "tasks", "OPSPAWN_MODELS", "demo"));

        String names = String.join(", ", new TreeSet<>(Environment.NAMES));
        Settings.read(environment);
        environment.required("OPSPAWN_STATE_MACHINE", "the ARN of the workflow that runs tasks");
        environment.problem("OPSPAWN_MODEL is 'x': use provider/name");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(environment::check)
                .withMessage(
                        "settings: OPSPAWN_TABLE is not set: the name of the DynamoDB table; OPSPAWN_STATE_MACHINE is"
                                + " not set: the ARN of the workflow that runs tasks; OPSPAWN_MODEL is 'x': use"
                                + " provider/name; OPSPAWN_MODELS is no setting: use one of " + names
                                + "; OPSPAWN_TABEL is no setting: use one of " + names);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "9999,9999", "'',3"})
    void aCountIsAWholeNumberFromOne(String value, int count) {
        Environment environment = new Environment(Map.of("OPSPAWN_STEPS_PER_INVOCATION", value));

        assertThat(environment.count("OPSPAWN_STEPS_PER_INVOCATION", 3)).isEqualTo(count);
        environment.check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "many", "10000", "1e3"})
    void whatIsNoCountIsAProblem(String value) {
        Environment environment = new Environment(Map.of("OPSPAWN_STEPS_PER_INVOCATION", value));

        assertThat(environment.count("OPSPAWN_STEPS_PER_INVOCATION", 3)).isEqualTo(3);
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(environment::check)
                .withMessage(
                        "settings: OPSPAWN_STEPS_PER_INVOCATION is '" + value + "': use a whole number from 1 to 9999");
    }

    @Test
    void anEmptyValueIsAnAbsentOne() {
        Environment environment = new Environment(Map.of("OPSPAWN_TABLE", " ", "OPSPAWN_MODEL", ""));

        assertThat(environment.optional("OPSPAWN_MODEL")).isEmpty();
        Settings.read(environment);

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(environment::check)
                .withMessage("settings: OPSPAWN_TABLE is not set: the name of the DynamoDB table");
    }

    @Test
    void onlyNamesOfOursAreLookedAt() {
        assertThat(Environment.unknownNames(Set.of("OPSPAWN_X", "OPSPAWN_TABLE", "OPENAI_API_KEY", "opspawn_table")))
                .containsExactly("OPSPAWN_X");
    }
}
