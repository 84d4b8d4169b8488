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
            + "\"parts\":{\"type\":\"array\"},\"more\":{\"type\":\"object\"},\"any\":{}},\"required\":[\"city\"]}";
    private static final ToolSpec SPEC = new ToolSpec(
            "weather", "tells it", ObjectReader.of(SCHEMA).node(), Effect.READ, Duration.ofSeconds(1), 100);

    private static String read(String arguments) throws ToolException {
        return Json.write(Arguments.read(arguments, SPEC));
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
        {"city":5}                          | 'city' must be of type string, but is number
        {"city":null}                       | 'city' must be of type string, but is null
        {"city":"Rome","days":1.5}          | 'days' must be of type integer, but is number
        {"city":"Rome","scale":"big"}       | 'scale' must be of type number, but is string
        {"city":"Rome","long":"yes"}        | 'long' must be of type boolean, but is string
        {"city":"Rome","parts":{}}          | 'parts' must be of type array, but is object
        {"city":"Rome","more":[]}           | 'more' must be of type object, but is array
        {"days":"two","town":"Rome"}        | 'city' is missing; 'days' must be of type integer, but is string; 'town' is no parameter
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

        assertThat(Arguments.read("", spec)).isEqualTo(Json.object());
        assertThat(Arguments.read(" \n", spec)).isEqualTo(Json.object());
    }
}
