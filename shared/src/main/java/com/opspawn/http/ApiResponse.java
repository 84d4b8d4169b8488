package com.opspawn.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.util.HashMap;
import java.util.Map;

/**
 * What a caller gets.
 *
 * @param status the HTTP status
 * @param headers besides the content type; {@code Cache-Control: no-store} is added where there is no other
 * @param contentType of the body; empty where there is none
 * @param body JSON, or empty
 */
public record ApiResponse(int status, Map<String, String> headers, String contentType, String body) {
    public ApiResponse {
        headers = Map.copyOf(headers);
    }

    public static ApiResponse json(int status, ObjectNode body) {
        return new ApiResponse(status, Map.of(), "application/json", Json.write(body));
    }

    /** Done, and there is nothing to say. */
    public static ApiResponse noContent() {
        return new ApiResponse(204, Map.of(), "", "");
    }

    static ApiResponse problem(int status, ObjectNode body) {
        return new ApiResponse(status, Map.of(), "application/problem+json", Json.write(body));
    }

    public ApiResponse with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new ApiResponse(status, more, contentType, body);
    }

    APIGatewayV2HTTPResponse toGateway() {
        Map<String, String> all = new HashMap<>(headers);
        if (!contentType.isEmpty()) {
            all.put("Content-Type", contentType);
        }
        all.putIfAbsent("Cache-Control", "no-store");
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(all)
                .withBody(body)
                .withIsBase64Encoded(false)
                .build();
    }
}
