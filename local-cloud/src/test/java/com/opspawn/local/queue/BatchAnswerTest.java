package com.opspawn.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.local.function.Outcome;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchAnswerTest {
    private static final Set<String> BATCH = Set.of("a", "b");

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "\"\"", "{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}"})
    void anAnswerWithoutFailuresMeansThatAllIsDone(String payload) {
        assertThat(read(payload)).isEqualTo(new BatchAnswer.AllDone());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"item\":\"a\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"unknown\"}]}",
                "{\"batchItemFailures\":\"a\"}",
                "not json"
            })
    void anAnswerThatNamesNoMessageOfTheBatchFailsItWhole(String payload) {
        assertThat(read(payload)).isEqualTo(new BatchAnswer.AllFailed());
    }

    @Test
    void onlyNamedMessagesFail() {
        assertThat(read("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}"))
                .isEqualTo(new BatchAnswer.SomeFailed(Set.of("b")));
    }

    @Test
    void withoutReportedFailuresTheAnswersContentMeansNothing() {
        assertThat(BatchAnswer.of(
                        new Outcome.Answered("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}"), false, BATCH))
                .isEqualTo(new BatchAnswer.AllDone());
    }

    @Test
    void aFunctionThatDidNotRunFailsTheBatch() {
        assertThat(BatchAnswer.of(new Outcome.Rejected("ServiceException", ""), true, BATCH))
                .isEqualTo(new BatchAnswer.AllFailed());
    }

    private static BatchAnswer read(String payload) {
        return BatchAnswer.of(new Outcome.Answered(payload), true, BATCH);
    }
}
