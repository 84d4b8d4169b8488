package com.opspawn.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events and answers of an HTTP API, payload format 2.0, as far as any function looks at them.
 * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Source.</a>
 */
final class GatewayJson {
    private GatewayJson() {}

    static APIGatewayV2HTTPEvent read(byte[] utf8) {
        JsonNode event = Json.parseOwn(new String(utf8, StandardCharsets.UTF_8));
        return APIGatewayV2HTTPEvent.builder()
                .withRawPath(text(event, "rawPath"))
                .withQueryStringParameters(texts(event, "queryStringParameters"))
                .withPathParameters(texts(event, "pathParameters"))
                .withHeaders(texts(event, "headers"))
                .withBody(text(event, "body"))
                .withIsBase64Encoded(event.path("isBase64Encoded").asBoolean())
                .withRequestContext(context(event.path("requestContext")))
                .build();
    }

    private static RequestContext context(JsonNode context) {
        return RequestContext.builder()
                .withRequestId(text(context, "requestId"))
                .withStage(text(context, "stage"))
                .withHttp(RequestContext.Http.builder()
                        .withMethod(text(context.path("http"), "method"))
                        .build())
                .withAuthorizer(authorizer(context.path("authorizer")))
                .build();
    }

    private static RequestContext.@Nullable Authorizer authorizer(JsonNode authorizer) {
        return authorizer.isObject()
                ? RequestContext.Authorizer.builder()
                        .withJwt(jwt(authorizer.path("jwt")))
                        .withIam(iam(authorizer.path("iam")))
                        .build()
                : null;
    }

    private static RequestContext.Authorizer.@Nullable JWT jwt(JsonNode jwt) {
        if (!jwt.isObject()) {
            return null;
        }
        List<String> scopes = new ArrayList<>();
        jwt.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        return RequestContext.Authorizer.JWT
                .builder()
                .withClaims(texts(jwt, "claims"))
                .withScopes(scopes)
                .build();
    }

    private static RequestContext.@Nullable IAM iam(JsonNode iam) {
        return iam.isObject()
                ? RequestContext.IAM.builder().withUserArn(text(iam, "userArn")).build()
                : null;
    }

    private static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    private static @Nullable Map<String, String> texts(JsonNode object, String field) {
        if (!(object.get(field) instanceof ObjectNode fields)) {
            return null;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        fields.properties().stream()
                .filter(each -> !each.getValue().isNull())
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }

    static byte[] write(APIGatewayV2HTTPResponse response) {
        ObjectNode json = Json.object().put("statusCode", response.getStatusCode());
        ObjectNode headers = json.putObject("headers");
        response.getHeaders().forEach(headers::put);
        json.put("body", response.getBody()).put("isBase64Encoded", response.getIsBase64Encoded());
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }
}
