package com.opspawn.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What API Gateway sends. */
final class Events {
    private Events() {}

    static APIGatewayV2HTTPEvent get(String stage, String rawPath) {
        return builder(stage, "GET", rawPath).build();
    }

    static APIGatewayV2HTTPEvent post(Map<String, String> headers, @Nullable String body, boolean base64) {
        return builder("$default", "POST", "/api/v1/tasks")
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(base64)
                .build();
    }

    /** As API Gateway sends it for a route without scopes of its own: {@code scopes} is null. */
    static RequestContext.Authorizer token(Map<String, String> claims) {
        return RequestContext.Authorizer.builder()
                .withJwt(RequestContext.Authorizer.JWT
                        .builder()
                        .withClaims(claims)
                        .build())
                .build();
    }

    private static APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder builder(
            String stage, String method, String rawPath) {
        RequestContext context = RequestContext.builder()
                .withRequestId("request-1")
                .withStage(stage)
                .withHttp(RequestContext.Http.builder().withMethod(method).build())
                .build();
        return APIGatewayV2HTTPEvent.builder().withRawPath(rawPath).withRequestContext(context);
    }
}
