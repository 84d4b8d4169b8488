package com.opspawn.local.http;

import java.util.List;
import java.util.Map;

/**
 * A request as it came in.
 *
 * @param rawPath still encoded
 * @param rawQuery still encoded, empty where there is none
 * @param headers under lower-case names, each with all its values
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and never changed once it is here.
record HttpRequest(
        String method,
        String rawPath,
        String rawQuery,
        String protocol,
        String sourceIp,
        Map<String, List<String>> headers,
        byte[] body) {
    String header(String name) {
        return String.join(",", headers.getOrDefault(name, List.of()));
    }
}
