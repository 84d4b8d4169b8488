package com.opspawn.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.opspawn.json.Json;
import com.opspawn.task.StoreException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EdgeTest {
    private static final APIGatewayV2HTTPEvent EVENT = Events.get("$default", "/api/v1/tasks");
    private static final Edge EDGE = new Edge(Access.ofDeveloper());

    @Test
    void anAnswerIsJsonThatNobodyKeeps() {
        APIGatewayV2HTTPResponse response = EDGE.handle(
                EVENT,
                request -> ApiResponse.json(201, Json.object().put("path", request.shownPath()))
                        .with("Location", "/there"));

        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(response.getHeaders())
                .isEqualTo(
                        Map.of("Content-Type", "application/json", "Cache-Control", "no-store", "Location", "/there"));
        assertThat(response.getBody()).isEqualTo("{\"path\":\"/api/v1/tasks\"}");
        assertThat(response.getIsBase64Encoded()).isFalse();
    }

    @Test
    void troubleWithTheStoreIsA503ThatSaysWhenToComeBack() {
        APIGatewayV2HTTPResponse response = EDGE.handle(EVENT, _ -> {
            throw new StoreException("reading task x in table secret: timed out");
        });

        assertThat(response.getStatusCode()).isEqualTo(503);
        assertThat(response.getHeaders())
                .containsEntry("Retry-After", "1")
                .containsEntry("Content-Type", "application/problem+json");
        assertThat(response.getBody()).isEqualTo("""
            {"type":"urn:opspawn:problem:unavailable","title":"Not available just now","status":503,\
            "detail":"The store did not answer: try again","code":"unavailable"}\
            """);
    }

    @Test
    void aBugIsA500ThatTellsNothingButWhereItWasLogged() {
        APIGatewayV2HTTPResponse response = EDGE.handle(EVENT, _ -> {
            throw new IllegalStateException("the password is hunter2");
        });

        assertThat(response.getStatusCode()).isEqualTo(500);
        assertThat(response.getHeaders()).containsEntry("Content-Type", "application/problem+json");
        assertThat(response.getBody()).isEqualTo("""
            {"type":"urn:opspawn:problem:internal_error","title":"Something went wrong here","status":500,\
            "detail":"It was logged under request id request-1","code":"internal_error"}\
            """);
    }

    @Test
    void anEventThatCannotBeReadIsAnsweredAsWell() {
        APIGatewayV2HTTPResponse response =
                EDGE.handle(Events.post(Map.of(), "not base64!", true), _ -> ApiResponse.json(200, Json.object()));

        assertThat(response.getStatusCode()).isEqualTo(500);
    }

    @Test
    void aProblemNamesAllItsFields() {
        ApiResponse response = Problem.invalid(List.of(
                        new FieldProblem("limit", "out_of_range", "limit must be 1 to 100"),
                        new FieldProblem("limit", "invalid", "limit is odd"),
                        new FieldProblem("x", "unknown", "x is no parameter here")))
                .response();

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.body()).isEqualTo("""
            {"type":"urn:opspawn:problem:invalid_request","title":"The request is not valid","status":422,\
            "detail":"Wrong: limit, x","code":"invalid_request","errors":[\
            {"field":"limit","code":"out_of_range","detail":"limit must be 1 to 100"},\
            {"field":"limit","code":"invalid","detail":"limit is odd"},\
            {"field":"x","code":"unknown","detail":"x is no parameter here"}]}\
            """);
    }

    @Test
    void aTenantInTheBodyOrAHeaderIsIgnoredSinceOnlyTheVerifiedClaimCounts() {
        Map<String, String> headers =
                Map.of("X-Tenant", "other", "tenant", "other", "X-Tenant-Id", "other", "x-amzn-oidc-data", "other");
        APIGatewayV2HTTPEvent event = Events.post(headers, "{\"tenant\":\"other\"}", false);
        event.setQueryStringParameters(Map.of("tenant", "other"));
        event.getRequestContext().setAuthorizer(Events.token(Map.of("tenant", "acme", "sub", "ann")));

        APIGatewayV2HTTPResponse response = EDGE.handle(
                event,
                request -> ApiResponse.json(
                        200, Json.object().put("tenant", request.tenant()).put("subject", request.subject())));

        assertThat(response.getBody()).isEqualTo("{\"tenant\":\"acme\",\"subject\":\"ann\"}");
    }

    @Test
    void whoIsNotKnownReachesNoEndpoint() {
        APIGatewayV2HTTPResponse response = new Edge(new Access("tenant", "approve", false)).handle(EVENT, _ -> {
            throw new AssertionError("reached");
        });

        assertThat(response.getStatusCode()).isEqualTo(401);
    }
}
