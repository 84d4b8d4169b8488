package com.opspawn.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    private static JsonNode read(String text) throws JsonProcessingException {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String text, String message) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), message);
    }

    private static void assertRefused(byte[] text, String message) {
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> Json.parse(text))
                .satisfies(e -> assertThat(e.getOriginalMessage()).startsWith(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[1,-2,3.50,1E+2,0.0001,12345678901234567890123456789]",
                "{\"b\":[{\"a\":null}],\"a\":true}",
                "\"Zoë 👋 \\\" \\\\ \\n\""
            })
    void whatIsReadIsWrittenAsItWas(String text) throws Exception {
        assertThat(Json.write(read(text))).isEqualTo(text);
        assertThat(Json.write(Json.parse(text))).isEqualTo(text);
        assertThat(Json.write(Json.parseOwn(text))).isEqualTo(text);
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws Exception {
        assertThat(read("\uFEFF{}")).isEqualTo(Json.object());
    }

    @Test
    void nothingIsAMissingValue() throws Exception {
        assertThat(read("").isMissingNode()).isTrue();
        assertThat(read(" \n").isMissingNode()).isTrue();
    }

    @Test
    void nestingIsReadToADepthOf64() throws Exception {
        assertThat(read("[".repeat(64) + "]".repeat(64)).isArray()).isTrue();
        assertRefused("[".repeat(65) + "]".repeat(65), "Document nesting depth (65) exceeds the maximum allowed (64");
        assertRefused("{\"a\":".repeat(10_000), "Document nesting depth (65) exceeds the maximum allowed (64");
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertRefused("{\"a\":1,\"b\":2,\"a\":1}", "Duplicate field 'a'");
        assertRefused("[{\"a\":{\"b\":1,\"b\":1}}]", "Duplicate field 'b'");
    }

    @Test
    void aNumberHasAtMostAHundredDigits() throws Exception {
        assertThat(read("9".repeat(100)).isBigInteger()).isTrue();
        assertRefused("9".repeat(101), "Number value length (101) exceeds the maximum allowed (100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e309", "-1e309", "1e-325", "{\"a\":[1e9999]}", "1e999999999", "1e99999999999"})
    void aNumberThatNoDoubleHoldsIsRefused(String text) {
        assertRefused(text, "a number's exponent is beyond ±308");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.9E-324", "-4.9E-324", "2.2250738585072014E-308"})
    void theSmallestDoublesAreRead(String text) throws Exception {
        assertThat(Json.write(read(text))).isEqualTo(text);
    }

    @Test
    void aNumberIsNeverWrittenMuchLongerThanItWasRead() throws Exception {
        assertThat(Json.write(read("1e308"))).isEqualTo("1E+308");
    }

    @Test
    void textBehindTheValueIsRefused() {
        assertRefused("{} {}", "Trailing token (of type START_OBJECT) found after value");
        assertRefused("{}x", "Unrecognized token 'x'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'a':1}", "{a:1}", "[1,]", "{\"a\":1,}", "NaN", "Infinity", "01", "+1", ".5", "//x\n1", "\"\n\""
            })
    void whatIsNearlyJsonIsRefused(String text) {
        assertRefused(text, "");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        assertRefused(new byte[] {'"', (byte) 0xff, '"'}, "byte 1 is not UTF-8");
        assertRefused(new byte[] {'"', 'a', (byte) 0xc3}, "byte 2 is not UTF-8");
        // Overlong '/', a surrogate in UTF-8, and what is behind the last code point.
        assertRefused(new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'}, "byte 1 is not UTF-8");
        assertRefused(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}, "byte 1 is not UTF-8");
        assertRefused(new byte[] {'"', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'}, "byte 1 is not UTF-8");
        assertRefused("{}".getBytes(StandardCharsets.UTF_16LE), "Illegal character ((CTRL-CHAR, code 0))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud800\"", "{\"a\":[\"x\\udc00\"]}", "\"\\udc00\\ud800\""})
    void halfASurrogatePairIsRefused(String text) {
        assertRefused(text, "a string has one half of a surrogate pair without the other");
    }

    @Test
    void halfASurrogatePairInANameIsRefused() {
        assertRefused("{\"\\udc00\":1}", "Unexpected low surrogate in field name: 0xdc00");
        assertRefused("{\"\\ud800\":1}", "Broken surrogate pair in field name");
    }

    @Test
    void aWholeSurrogatePairIsACharacter() throws Exception {
        assertThat(read("\"\\ud83d\\udc4b\"").textValue()).isEqualTo("👋");
    }

    @Test
    void ownJsonThatCannotBeReadIsSaidToBeStored() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Json.parseOwn("{"))
                .withMessageStartingWith("stored JSON cannot be read: Unexpected end-of-input");
    }
}
