package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States of the JSONPath dialect, beside others in JSONata. */
class ReferencePathTest {
    private final TestStates states = new TestStates();

    @AfterEach
    void stop() {
        states.close();
    }

    private TestStates.Ran pass(String fields, String input) {
        return states.run(
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\"," + fields + ",\"End\":true}}}", input);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$ | {\"a\":{\"b-c\":[1,null]}}",
                "$.a | {\"b-c\":[1,null]}",
                "$.a.b-c[0] | 1",
                "$['a']['b-c'][1] | null",
                "$$.State.Name | \"A\""
            })
    void memberTakesWhatItsPathFinds(String path, String found) {
        var ran = pass("\"Parameters\":{\"x\":[{\"y.$\":\"" + path + "\"}]}", "{\"a\":{\"b-c\":[1,null]}}");

        assertThat(ran.output()).isEqualTo("{\"x\":[{\"y\":" + found + "}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"$.b", "$.a.b", "$.a[0]", "$.l[1]", "$unset"})
    void pathThatLeadsNowhereFailsTheExecution(String path) {
        var ran = pass("\"Assign\":{\"x.$\":\"" + path + "\"}", "{\"a\":1,\"l\":[2]}");

        assertThat(ran.error()).isEqualTo("States.Runtime");
        assertThat(ran.cause())
                .isEqualTo(
                        "An error occurred while executing the state 'A' (entered at the event id #2). The JSONPath '"
                                + path + "' specified for the field 'x.$' could not be found in the input"
                                + " '{\"a\":1,\"l\":[2]}'");
        assertThat(ran.events()).containsExactly("ExecutionStarted", "PassStateEntered", "ExecutionFailed");
    }

    @Test
    void assignedPathsStartAtTheResult() {
        var ran = states.run("""
            {"StartAt":"A","States":{
              "A":{"Type":"Pass","Result":{"n":7},"Assign":{"seven.$":"$.n"},"Next":"B"},
              "B":{"Type":"Pass","Assign":{"seven":8,"old.$":"$seven"},"Next":"C"},
              "C":{"Type":"Pass","QueryLanguage":"JSONata","Output":"{% [$states.input.n, $seven, $old] %}",
                "End":true}}}
            """, "{\"n\":1}");

        assertThat(ran.output()).isEqualTo("[7,8,7]");
    }

    @Test
    void literalResultGoesBeforeParameters() {
        assertThat(pass("\"Parameters\":{\"a\":1},\"Result\":[\"$.x\",{\"b.$\":\"$\"}]", "{}")
                        .output())
                .isEqualTo("[\"$.x\",{\"b.$\":\"$\"}]");
    }
}
