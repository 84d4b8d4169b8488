package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions give: AWS's functions, and how JSONata's values become JSON. */
class ExpressionTest {
    private static final String INPUT = """
        {"nil":null,"one":[7],"none":[],"deep":[[1],[2,3]],"f":2.0,"big":9007199254740993,"s":"x",
         "objects":[{"p":1},{"p":2}],"single":[{"p":1}]}
        """;

    private final TestStates states = new TestStates();

    @AfterEach
    void stop() {
        states.close();
    }

    private TestStates.Ran evaluate(String expression) {
        try {
            String output = new ObjectMapper().writeValueAsString("{% " + expression + " %}");
            return states.run(
                    "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"Output\":"
                            + output + ",\"End\":true}}}",
                    INPUT);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$partition([1,2,3,4,5], 2)        | [[1,2],[3,4],[5]]",
                "$partition([0], 1)                | [[0]]",
                "$partition([1,2,3], 2.9)          | [[1,2],[3]]",
                "$range(1, 9, 2)                   | [1,3,5,7,9]",
                "$range(3, 1, -1)                  | [3,2,1]",
                "$range(-1.7, 1, 1)                | [-1,0,1]",
                "$range(4, 4, 1)                   | 4",
                "$hash('abc', 'MD5')               | \"900150983cd24fb0d6963f7d28e17f72\"",
                "$hash('abc', 'SHA-1')             | \"a9993e364706816aba3e25717850c26c9cd0d89d\"",
                "$substring($hash('abc', 'SHA-256'), 0, 8) | \"ba7816bf\"",
                "$length($hash('abc', 'SHA-384'))  | 96",
                "$length($hash('abc', 'SHA-512'))  | 128",
                "$parse('{\"a\":[1,null]}')        | {\"a\":[1,null]}",
                "$parse('-0')                      | 0",
                "$random(42) = $random(42)         | true",
                "$random() < 1                     | true",
                "$uuid()                           | \"id-4\""
            })
    void awsFunctionsGive(String expression, String output) {
        assertThat(evaluate(expression).output()).isEqualTo(output);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$states.input.nil          | null",
                "$type($states.input.nil)   | \"null\"",
                "[null, $states.input.nil]  | [null,null]",
                "{'a': null}                | {\"a\":null}",
                "{'a': $states.input.gone}  | {}",
                "[$states.input.gone]       | []",
                "$states.input.one          | [7]",
                "$states.input.none         | []",
                "$states.input.deep         | [[1],[2,3]]",
                "$states.input.objects.p    | [1,2]",
                "$states.input.single.p     | 1",
                "$states.input.single.p[]   | [1]",
                "$states.input.objects[p=2] | {\"p\":2}",
                "1 + 1                      | 2",
                "10 / 4                     | 2.5",
                "10 / 5                     | 2",
                "$states.input.f            | 2",
                "$states.input.big          | 9007199254740993",
                "{'z':1,'a':2}              | {\"z\":1,\"a\":2}",
                "$merge([{'b':1},{'a':2}])  | {\"b\":1,\"a\":2}",
                "$string(1.0)               | \"1\"",
                "$contains('caat', /a+/)    | true"
            })
    void valuesBecomeJson(String expression, String output) {
        assertThat(evaluate(expression).output()).isEqualTo(output);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$eval('1')                | threw an error during evaluation. T1006: Attempted to invoke a"
                        + " non-function",
                "$nobody(1)                | threw an error during evaluation. T1006: Attempted to invoke a"
                        + " non-function",
                "'a' + 1                   | threw an error during evaluation. T2001: The left side of the \"+\""
                        + " operator must evaluate to a number",
                "$error('boom')            | threw an error during evaluation. D3137: boom",
                "$states.input.gone        | returned nothing (undefined).",
                "$partition([1], 0)        | returned nothing (undefined).",
                "$partition([], 2)         | returned nothing (undefined).",
                "$range(1, 2)              | returned nothing (undefined).",
                "$range(1, 2, -1)          | returned nothing (undefined).",
                "$hash('a')                | returned nothing (undefined).",
                "$range(1, 360146, 1)      | threw an error during evaluation. Expression evaluation memory limit"
                        + " exceeded",
                "function($x) { $x }       | returned an unsupported result type.",
                "($f := function($n) { 1 + $f($n) }; $f(1)) | threw an error during evaluation. Stack overflow error:"
                    + " Check for non-terminating recursive function.  Consider rewriting as tail-recursive. Depth=101"
                    + " max=100"
            })
    void failuresAreInAwsWords(String expression, String message) {
        var ran = evaluate(expression);

        assertThat(ran.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(ran.cause())
                .isEqualTo("An error occurred while executing the state 'P' (entered at the event id #2). The JSONata"
                        + " expression '" + expression + "' specified for the field 'Output' " + message);
    }

    @Test
    void stringThatOnlyLooksLikeAnExpressionIsItself() {
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"P","States":{"P":{"Type":"Pass","End":true,
              "Output":{"a":" {% $states.input %}","b":"$states.input","c.$":"$","d":"{%"}}}}
            """, "{}");

        assertThat(ran.output())
                .isEqualTo("{\"a\":\" {% $states.input %}\",\"b\":\"$states.input\",\"c.$\":\"$\",\"d\":\"{%\"}");
    }

    @Test
    void inputIsNeverChangedByAnExpression() {
        var ran = evaluate("($x := $states.input ~> |$|{'s':'changed'}|; [$x.s, $states.input.s])");

        assertThat(ran.output()).isEqualTo("[\"changed\",\"x\"]");
        assertThat(ran.execution().input()).isEqualTo(INPUT);
    }
}
