package com.opspawn.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArgumentsTest {
    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"},"
            + "\"days\":{\"type\":\"integer\"},\"scale\":{\"type\":\"number\"},\"long\":{\"type\":\"boolean\"},"
            + "\"parts\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"}},"
            + "\"more\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"}}},"
            + "\"any\":{}},\"required\":[\"city\"]}";
    private static final ToolSpec SPEC = new ToolSpec(
            "weather", "tells it", ObjectReader.of(SCHEMA).node(), Effect.READ, Duration.ofSeconds(1), 100);

    private static String read(String arguments) throws ToolException {
        return Json.write(new Arguments(SPEC).read(arguments));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"city":"Rome"}
        {"city":"Rome","days":3,"scale":1.5,"long":true,"parts":[1],"more":{"a":1},"any":null}
        {"city":"Rome","scale":2}
        """)
    void argumentsThatFitAreRead(String arguments) throws Exception {
        assertThat(read(arguments)).isEqualTo(arguments);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                  | 'city' is missing
        {"city":5}                          | 'city' must be a string, but is a number
        {"city":null}                       | 'city' must be a string, but is null
        {"city":"Rome","days":1.5}          | 'days' must be an integer, but is 1.5
        {"city":"Rome","scale":"big"}       | 'scale' must be a number, but is a string
        {"city":"Rome","long":"yes"}        | 'long' must be a boolean, but is a string
        {"city":"Rome","parts":{}}          | 'parts' must be an array, but is an object
        {"city":"Rome","parts":[1,"a"]}     | 'parts[1]' must be an integer, but is a string
        {"city":"Rome","more":[]}           | 'more' must be an object, but is an array
        {"city":"Rome","more":{"a":"b"}}    | 'more.a' must be an integer, but is a string
        {"days":"two","town":"Rome"}        | 'days' must be an integer, but is a string; 'city' is missing; 'town' is no parameter
        """)
    void everyProblemIsToldWithWhatTheToolExpects(String arguments, String problems) {
        assertThatThrownBy(() -> read(arguments))
                .isExactlyInstanceOf(ToolException.class)
                .hasMessage("the arguments of weather are wrong: " + problems + ". Its parameters: " + SCHEMA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        [1]      | the arguments of weather must be a JSON object
        "Rome"   | the arguments of weather must be a JSON object
        Rome     | the arguments of weather are not JSON: Unrecognized token 'Rome': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
        {"city"  | the arguments of weather are not JSON: Unexpected end-of-input within/between Object entries
        """)
    void whatIsNoObjectIsToldSo(String arguments, String message) {
        assertThatThrownBy(() -> read(arguments))
                .isExactlyInstanceOf(ToolException.class)
                .hasMessage(message);
    }

    @Test
    void nothingAtAllMeansNoArguments() throws Exception {
        ToolSpec spec = new ToolSpec(
                "now", "the time", Json.object().put("type", "object"), Effect.READ, Duration.ofSeconds(1), 100);

        assertThat(new Arguments(spec).read("")).isEqualTo(Json.object());
        assertThat(new Arguments(spec).read(" \n")).isEqualTo(Json.object());
    }

    private static Arguments of(String schema) {
        return new Arguments(
                new ToolSpec("any", "", ObjectReader.of(schema).node(), Effect.READ, Duration.ofSeconds(1), 100));
    }

    @Test
    void nullStandsForWhatIsLeftOut() throws Exception {
        assertThat(read("{\"city\":\"Rome\",\"days\":null}")).isEqualTo("{\"city\":\"Rome\"}");
        assertThat(of("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":[\"string\",\"null\"]}}}")
                        .read("{\"a\":null}"))
                .isEqualTo(Json.object().putNull("a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"type":"object","additionalProperties":true}
        {"type":"object","additionalProperties":{"type":"integer"}}
        {"type":"object","patternProperties":{"^a":{}},"additionalProperties":false}
        {"type":"object","anyOf":[{"properties":{"a":{}}}]}
        """)
    void aSchemaThatAllowsMoreThanItNamesIsTakenAtItsWord(String schema) throws Exception {
        assertThat(of(schema).read("{\"a\":1}")).isEqualTo(Json.object().put("a", 1));
    }

    @Test
    void aSchemaThatNamesNoneAllowsNone() {
        assertThatThrownBy(() -> of("{\"type\":\"object\"}").read("{\"a\":1}"))
                .hasMessage("the arguments of any are wrong: 'a' is no parameter. Its parameters:"
                        + " {\"type\":\"object\"}");
    }

    @Test
    void aToolWhoseSchemaIsBrokenIsNotCalled() {
        assertThatThrownBy(() -> of("{\"type\":\"object\",\"$ref\":\"https://example.com/x\"}")
                        .read("{}"))
                .isExactlyInstanceOf(ToolException.class)
                .hasMessage(
                        "any cannot be called: the schema of its parameters is broken ($: refers to another document,"
                                + " and none is ever fetched: Schema from 'https://example.com/x' is not allowed to be"
                                + " loaded.). Do without it");
    }
}
