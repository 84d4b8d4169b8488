package com.opspawn.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonBodyTest {

    private static JsonBody read(String contentType, String body) {
        return JsonBody.of(ApiRequestTest.request(Events.post(Map.of("content-type", contentType), body, false)));
    }

    private static ApiResponse refused(String contentType, String body) {
        return ((JsonBody.Unreadable) read(contentType, body)).problem().response();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "Application/JSON; charset=utf-8", "application/vnd.opspawn+json", "", " "})
    void jsonUnderAnyOfItsNamesIsRead(String contentType) {
        assertThat(read(contentType, "{\"a\":1}"))
                .isEqualTo(new JsonBody.Read(Json.object().put("a", 1)));
    }

    @Test
    void anotherContentTypeIsA415() {
        ApiResponse response = refused("text/plain; charset=utf-8", "{}");

        assertThat(response.status()).isEqualTo(415);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.body()).isEqualTo("""
            {"type":"urn:opspawn:problem:unsupported_media_type","title":"The body is not JSON","status":415,\
            "detail":"Content-Type is 'text/plain; charset=utf-8': send application/json",\
            "code":"unsupported_media_type","errors":[{"field":"Content-Type","code":"invalid",\
            "detail":"Content-Type is 'text/plain; charset=utf-8': send application/json"}]}\
            """);
    }

    @Test
    void aBodyIsReadUpTo256KiBAndNotAByteMore() {
        String most = "{\"a\":\"" + "x".repeat(256 * 1024 - 8) + "\"}";

        assertThat(read("application/json", most)).isInstanceOf(JsonBody.Read.class);
        ApiResponse response = refused("application/json", most + " ");

        assertThat(response.status()).isEqualTo(413);
        assertThat(response.body()).isEqualTo("""
            {"type":"urn:opspawn:problem:body_too_large","title":"The body is too large","status":413,\
            "detail":"the body has 262145 bytes, and at most 262144 are accepted","code":"body_too_large",\
            "errors":[{"field":"body","code":"out_of_range",\
            "detail":"the body has 262145 bytes, and at most 262144 are accepted"}]}\
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``           | the body must be a JSON object, but is nothing
        []           | the body must be a JSON object, but is array
        "x"          | the body must be a JSON object, but is string
        null         | the body must be a JSON object, but is null
        {"a":1,"a":2}| the body is not JSON: Duplicate field 'a' at line 1, column 11
        {} {}        | the body is not JSON: Trailing token (of type START_OBJECT) found after value at line 1, column 4
        {"a":NaN}    | the body is not JSON: Non-standard token 'NaN' at line 1, column 9
        {"a":1e999}  | the body is not JSON: a number's exponent is beyond ±308
        {"a":"\\ud800"} | the body is not JSON: a string has one half of a surrogate pair without the other
        """)
    void whatIsNoJsonObjectIsA400ThatSaysWhy(String body, String detail) {
        ApiResponse response = refused("application/json", body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("\"code\":\"malformed_json\"").contains("\"detail\":\"" + detail + "\"");
    }

    @Test
    void nestingTooDeepIsA400WithoutTheLibrarysSettings() {
        assertThat(refused("application/json", "{\"a\":" + "[".repeat(64)).body())
                .contains("the body is not JSON: Document nesting depth (65) exceeds the maximum allowed (64)")
                .doesNotContain("`");
    }

    static List<Arguments> hostile() {
        return List.of(
                Arguments.of("depth", "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"),
                Arguments.of("depth of objects", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)),
                Arguments.of("a key twice", "{\"a\":1,\"a\":2}"),
                Arguments.of("a key twice, once escaped", "{\"a\":1,\"\\u0061\":2}"),
                Arguments.of("a key twice, deep inside", "{\"a\":{\"b\":[{\"c\":1,\"c\":1}]}}"),
                Arguments.of("a long number", "{\"a\":" + "9".repeat(5_000) + "}"),
                Arguments.of("a long fraction", "{\"a\":0." + "1".repeat(5_000) + "}"),
                Arguments.of("a huge exponent", "{\"a\":1e999999999}"),
                Arguments.of("a tiny exponent", "{\"a\":1e-999999999}"),
                Arguments.of("an overlong slash", "{\"a\":\"\u00c0\u00af\"}"),
                Arguments.of("a surrogate in UTF-8", "{\"a\":\"\u00ed\u00a0\u0080\"}"),
                Arguments.of("a byte that starts nothing", "{\"a\":\"\u00ff\"}"),
                Arguments.of("a character that is cut", "{\"a\":\"\u00e2\u0082\"}"),
                Arguments.of("a character beyond Unicode", "{\"a\":\"\u00f5\u0080\u0080\u0080\"}"),
                Arguments.of("UTF-16", "\u00fe\u00ff\u0000{\u0000}"));
    }

    /** @param body a character for each byte */
    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void depthDuplicateKeysHugeNumbersAndBadUtf8AreA400ThatNamesTheBody(String what, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        String base64 = Base64.getEncoder().encodeToString(bytes);
        ApiRequest request =
                ApiRequestTest.request(Events.post(Map.of("content-type", "application/json"), base64, true));

        ApiResponse response =
                ((JsonBody.Unreadable) JsonBody.of(request)).problem().response();

        assertThat(response.status()).as(what).isEqualTo(400);
        assertThat(response.body())
                .contains("\"code\":\"malformed_json\"")
                .contains("\"errors\":[{\"field\":\"body\"")
                .doesNotContain("com.fasterxml", "StreamReadConstraints", "`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "application/jsonp",
                "nonsense"
            })
    void aWrongContentTypeIsA415ThatNamesTheHeader(String contentType) {
        ApiResponse response = refused(contentType, "{}");

        assertThat(response.status()).isEqualTo(415);
        assertThat(response.body()).contains("\"errors\":[{\"field\":\"Content-Type\"");
    }
}
