package com.opspawn.local.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An answer to a caller. */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and never changed once it is here.
record HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    /** What the API itself says: {@code {"message":"…"}}. */
    static HttpAnswer own(int status, String message) {
        return new HttpAnswer(
                status,
                Map.of("content-type", List.of("application/json")),
                ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    /** @param header in lower case */
    HttpAnswer with(String header, String value) {
        Map<String, List<String>> more = new HashMap<>(headers);
        more.put(header, List.of(value));
        return new HttpAnswer(status, more, body);
    }
}
