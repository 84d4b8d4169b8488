package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs state machines that AWS itself has run and compares the answers. The recordings are not part of this project:
 * {@code -Dasl.conformance=DIR} names the folder of a {@code cases.json}; without it, nothing is compared.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int MOST_WAITS = 40;

    private final List<RecordedCase> cases = new ArrayList<>();
    private TestStates states;

    @BeforeAll
    void start() throws IOException {
        states = new TestStates();
    }

    @AfterAll
    void stop() {
        states.close();
    }

    Stream<RecordedCase> cases() throws IOException {
        Optional<Path> folder =
                Optional.ofNullable(System.getProperty("asl.conformance")).map(Path::of);
        if (folder.isEmpty()) {
            return Stream.of(RecordedCase.absent());
        }
        for (JsonNode json : MAPPER.readTree(Files.readString(folder.get().resolve("cases.json")))) {
            cases.add(RecordedCase.of(json));
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersWhatAwsAnswered(RecordedCase recorded) throws IOException {
        assumeTrue(recorded.whyNotRun().isEmpty(), () -> recorded.whyNotRun().orElseThrow());
        TestStates.Ran ran = run(recorded);
        assertThat(ran.status()).isEqualTo(recorded.expected("status"));
        assertThat(ran.events()).isEqualTo(recorded.events());
        assertThat(ran.error()).isEqualTo(recorded.expected("error"));
        assertThat(ran.cause()).isEqualTo(recorded.expected("cause"));
        recorded.checkOutput(ran.output());
    }

    /** Runs it, and moves the clock on whenever it waits for nothing else. */
    private TestStates.Ran run(RecordedCase recorded) throws IOException {
        String execution = states.start(recorded.definition(), recorded.input());
        for (int waits = 0; waits < MOST_WAITS && !states.log().endsWithin(execution, PATIENCE); waits++) {
            if (states.time().alarms() > 0) {
                states.time().ringNext();
            }
        }
        return states.ended(execution);
    }
}
