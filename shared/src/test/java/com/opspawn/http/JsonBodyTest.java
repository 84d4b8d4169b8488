package com.opspawn.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
}
