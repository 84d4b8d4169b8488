package com.opspawn.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docs/explanation/limits.md} has the numbers of the code: whoever changes one is led to its row. */
final class LimitsPageTest {
    private static final Path ROOT = Path.of(System.getProperty("opspawn.root"));
    private static final String SHARED = "shared/src/main/java/com/opspawn/";
    private static final String FUNCTIONS = "functions/";
    private static final String SOURCES = "/src/main/java/com/opspawn/";

    /** Where a file's name begins with a function's, the rest is its path among that function's sources. */
    private static Path source(String name) {
        int colon = name.indexOf(':');
        return ROOT.resolve(
                colon < 0 ? SHARED + name : FUNCTIONS + name.substring(0, colon) + SOURCES + name.substring(colon + 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        http/JsonBody.java                             ~ MAX_BYTES = 256 * 1024                  ~ 256 KiB
        json/Json.java                                 ~ MAX_DEPTH = 64                          ~ 64; 100
        json/Json.java                                 ~ MAX_NUMBER_LENGTH = 100                 ~ 64; 100
        control-task:control/Command.java              ~ MAX_CONTENT = 64_000                    ~ 64,000 characters
        control-task:control/Command.java              ~ MAX_REASON = 1_000                      ~ a reason | 1,000 characters
        run-agent:agent/AnswerFacts.java               ~ MAX_BYTES = 300_000                     ~ 300,000 bytes
        run-agent:agent/AnswerFacts.java               ~ PER_CALL = 200                          ~ each call takes 200
        run-agent:agent/AnswerFacts.java               ~ KEPT_CHARS = 1_000                      ~ first 1,000 characters
        run-agent:tool/Toolbox.java                    ~ MAX_OUTPUT_CHARS = 96 * 1024            ~ 98,304 characters
        task/dynamodb/Body.java                        ~ ONE_UNIT_BYTES = 768                    ~ over 768 bytes
        get-task:query/ListEvents.java                 ~ MAX_CHARS = 1_500_000                   ~ 1,500,000 characters
        get-task:query/ListSteps.java                  ~ MAX_CHARS = 1_500_000                   ~ 1,500,000 characters
        run-agent:tool/builtin/http/Exchange.java      ~ BODY_BYTES = 512 * 1024                 ~ 512 KiB
        run-agent:tool/builtin/http/Exchange.java      ~ WIRE_BYTES = 4 * 1024 * 1024            ~ 4 MiB compressed
        run-agent:mcp/wire/Connection.java             ~ MAX_MESSAGE_BYTES = 8 * 1024 * 1024     ~ 8 MiB
        journal/Idempotency.java                       ~ MAX_KEY_LENGTH = 255                    ~ 255 characters
        journal/Idempotency.java                       ~ Duration.ofDays(18)                     ~ 18 days
        run-agent:agent/Limits.java                    ~ DEFAULT_MAX_STEPS = 20                  ~ 20 unless somebody
        submit-task:submit/SubmissionRequest.java      ~ MAX_STEPS = 500                         ~ 500 at the most
        run-agent:tool/Toolbox.java                    ~ MAX_CALLS = 32                          ~ one answer | 32
        submit-task:submit/SubmissionRequest.java      ~ MAX_TOOL_CALLS = 10_000                 ~ 10,000 at the most
        run-agent:agent/Repetition.java                ~ DEFAULT_MAX = 3                         ~ results | 3 times
        run-agent:agent/ModelRetry.java                ~ MAX_TRIES = 4                           ~ 4 in a row
        task/TaskQuery.java                            ~ MAX_LIMIT = 100                         ~ 100; 200
        run-agent:memory/MemoryQuery.java              ~ MAX_LIMIT = 200                         ~ 100; 200
        run-agent:memory/dynamodb/DynamoDbVectors.java ~ MAX_MEMORIES = 5_000                    ~ 5,000
        run-agent:agent/Limits.java                    ~ DEFAULT_TIME = Duration.ofHours(24)     ~ 24 hours
        submit-task:submit/SubmissionRequest.java      ~ MAX_SECONDS = 30L * 24 * 60 * 60        ~ up to 30 days
        run-agent:agent/Thinking.java                  ~ MODEL_TIMEOUT = Duration.ofMinutes(2)   ~ 2 minutes
        run-agent:agent/Step.java                      ~ RESERVE = Duration.ofSeconds(15)        ~ of which 15 are kept
        run-agent:agent/ModelRetry.java                ~ LONGEST_WAIT = Duration.ofMinutes(15)   ~ 15 minutes
        run-agent:policy/Approval.java                 ~ Duration.ofDays(7)                      ~ a week; up to a year
        run-agent:agent/StepOutcome.java               ~ LONGEST = Duration.ofDays(30)           ~ a person | 30 days
        get-task:query/ListEvents.java                 ~ MAX_WAIT_SECONDS = 20                   ~ 20 s; 19 s
        get-task:query/ListEvents.java                 ~ STREAM_WAIT_SECONDS = 19                ~ 20 s; 19 s
        submit-task:submit/SweepTasksHandler.java      ~ MIN_AGE = Duration.ofSeconds(30)        ~ not started | 30 s
        notify:notify/Wiring.java                      ~ ANSWER_TIMEOUT = Duration.ofSeconds(15) ~ 15 s an answer
        task/dynamodb/Backoff.java                     ~ MAX_TRIES = 10                          ~ ten tries
        """)
    void aNumberOfTheCodeIsTheNumberOfThePage(String source, String declaration, String row) throws IOException {
        assertThat(Files.readString(source(source))).contains(declaration);
        assertThat(Files.readString(ROOT.resolve("docs/explanation/limits.md"))).contains(row);
    }
}
