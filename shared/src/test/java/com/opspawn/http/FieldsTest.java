package com.opspawn.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.task.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldsTest {
    private final List<FieldProblem> problems = new ArrayList<>();

    private Fields fields(String json) {
        return new Fields(Samples.json(json), problems);
    }

    @Test
    void whatIsRightIsReadWithoutAProblem() {
        Fields fields = fields("""
            {"name": "Zoë", "steps": 5, "share": 0.5, "tags": ["a", "b"], "at": "2026-11-22T13:00:00.1239+01:00",
             "budget": {"max": 9223372036854775807}}\
            """);

        assertThat(fields.string("name", 3)).contains("Zoë");
        assertThat(fields.positiveInteger("steps", 5)).hasValue(5);
        assertThat(fields.number("share", 0, 1)).hasValue(0.5);
        assertThat(fields.strings("tags")).contains(List.of("a", "b"));
        assertThat(fields.instant("at")).contains(Instant.parse("2026-11-22T12:00:00.123Z"));
        assertThat(fields.fields("budget").orElseThrow().positiveInteger("max", Long.MAX_VALUE))
                .hasValue(Long.MAX_VALUE);
        fields.refuseOthers();
        assertThat(problems).isEmpty();
    }

    @Test
    void aNullIsAnAbsentField() {
        Fields fields = fields("{\"a\": null}");

        assertThat(fields.has("a")).isFalse();
        assertThat(fields.string("a", 10)).isEmpty();
        assertThat(fields.object("a")).isEmpty();
        assertThat(fields.positiveInteger("b", 10)).isEmpty();
        fields.refuseOthers();
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\\t\\n", "\\u001c", "\\u0085", "\\u00a0", "\\u2007", "\\u2028", "\\u3000"})
    void whiteSpaceOfAnyKindIsBlank(String text) {
        assertThat(fields("{\"a\": \"" + text + "\"}").string("a", 10)).isEmpty();
        assertThat(problems)
                .containsExactly(new FieldProblem("a", "invalid", "a is blank: give it a value, or leave it out"));
    }

    @Test
    void everyWrongFieldIsNamedAndReadAsAbsent() {
        Fields fields = fields("""
            {"name": 5, "title": "abcd", "blank": " ", "tags": ["a", 1], "list": "a", "share": "0.5",
             "budget": {"max": 1.5, "other": 1}, "flag": true, "at": "yesterday", "day": "2026-11-22"}\
            """);

        assertThat(fields.string("name", 3)).isEmpty();
        assertThat(fields.string("title", 3)).isEmpty();
        assertThat(fields.string("blank", 3)).isEmpty();
        assertThat(fields.strings("tags")).isEmpty();
        assertThat(fields.strings("list")).isEmpty();
        assertThat(fields.number("share", 0, 1)).isEmpty();
        Fields budget = fields.fields("budget").orElseThrow();
        assertThat(budget.positiveInteger("max", 10)).isEmpty();
        budget.refuseOthers();
        assertThat(fields.object("flag")).isEmpty();
        assertThat(fields.instant("at")).isEmpty();
        assertThat(fields.instant("day")).isEmpty();

        String time = " must be a time by RFC 3339, such as 2026-11-22T12:00:00Z";
        assertThat(problems)
                .containsExactly(
                        new FieldProblem("name", "wrong_type", "name must be a string, but is number"),
                        new FieldProblem("title", "out_of_range", "title has more than 3 characters"),
                        new FieldProblem("blank", "invalid", "blank is blank: give it a value, or leave it out"),
                        new FieldProblem("tags", "wrong_type", "tags must be an array of strings, but is array"),
                        new FieldProblem("list", "wrong_type", "list must be an array of strings, but is string"),
                        new FieldProblem("share", "wrong_type", "share must be a number, but is string"),
                        new FieldProblem("budget.max", "wrong_type", "budget.max must be an integer, but is number"),
                        new FieldProblem("budget.other", "unknown", "budget.other is no field here; there are max"),
                        new FieldProblem("flag", "wrong_type", "flag must be an object, but is boolean"),
                        new FieldProblem("at", "invalid", "at" + time),
                        new FieldProblem("day", "invalid", "day" + time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "11", "9223372036854775808", "100000000000000000000000000", "1e300"})
    void anIntegerOutsideItsRangeIsNamed(String value) {
        assertThat(fields("{\"n\":" + value + "}").positiveInteger("n", 10)).isEmpty();
        assertThat(problems).containsExactly(new FieldProblem("n", "out_of_range", "n must be 1 to 10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.0", "5.000", "50e-1", "0.5e1"})
    void anIntegerIsOneHoweverItIsWritten(String value) {
        assertThat(fields("{\"n\":" + value + "}").positiveInteger("n", 10)).hasValue(5);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-0.1", "2.1", "1e308"})
    void aNumberOutsideItsRangeIsNamed(String value) {
        assertThat(fields("{\"n\":" + value + "}").number("n", 0, 2)).isEmpty();
        assertThat(problems).containsExactly(new FieldProblem("n", "out_of_range", "n must be 0.0 to 2.0"));
    }
}
