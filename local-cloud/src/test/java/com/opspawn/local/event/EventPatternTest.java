package com.opspawn.local.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPatternTest {
    private static final String EVENT = """
        {"source": "opspawn", "detail": {"status": "failed", "tags": ["a", "b"], "count": 3, "reason": null}}
        """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"source": ["opspawn"]}                                          | true
        {"source": ["aws.states"]}                                       | false
        {"source": ["aws.states", "opspawn"]}                            | true
        {"source": [{"prefix": "ops"}]}                                  | true
        {"source": [{"prefix": "pawn"}]}                                 | false
        {"source": ["opspawn"], "detail": {"status": ["completed"]}}     | false
        {"source": ["opspawn"], "detail": {"status": ["failed"]}}        | true
        {"detail": {"tags": ["b"]}}                                      | true
        {"detail": {"tags": ["c"]}}                                      | false
        {"detail": {"count": [3]}}                                       | true
        {"detail": {"count": ["3"]}}                                     | false
        {"detail": {"reason": [null]}}                                   | true
        {"detail": {"missing": [{"exists": false}]}}                     | true
        {"detail": {"missing": [{"exists": true}]}}                      | false
        {"detail": {"status": [{"exists": true}]}}                       | true
        {"detail": {"status": [{"anything-but": ["completed"]}]}}        | true
        {"detail": {"status": [{"anything-but": "failed"}]}}             | false
        {"detail": {"missing": [{"anything-but": "failed"}]}}            | false
        {"missing": {"status": ["failed"]}}                              | false
        """)
    void itMatchesAsEventBridgeDoes(String pattern, boolean matches) throws Exception {
        assertThat(EventPattern.parse(pattern).matches(new ObjectMapper().readTree(EVENT)))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"a": [{"numeric": [">", 3]}]}  | a: the local cloud matches values, prefix, exists and anything-but, and this is {"numeric":[">",3]}
        {"a": "b"}                      | a must be a list of values, or a mapping
        {"a": []}                       | a must be a list of values, or a mapping
        {}                              | must be a mapping of fields to lists of values
        []                              | must be a mapping of fields to lists of values
        """)
    void whatIsNotSupportedIsRefusedInWords(String pattern, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventPattern.parse(pattern))
                .withMessage(message);
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventPattern.parse("{"))
                .withMessageStartingWith("is no JSON: ");
    }
}
