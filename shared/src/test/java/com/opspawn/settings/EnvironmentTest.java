package com.opspawn.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

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
