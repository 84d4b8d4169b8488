package com.opspawn.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.opspawn.task.StoreException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between API Gateway and what answers: the one place where an exception becomes a response. */
public final class Edge {
    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

    private Edge() {}

    public static APIGatewayV2HTTPResponse handle(
            APIGatewayV2HTTPEvent event, Function<ApiRequest, ApiResponse> endpoint) {
        return answer(event, endpoint).toGateway();
    }

    private static ApiResponse answer(APIGatewayV2HTTPEvent event, Function<ApiRequest, ApiResponse> endpoint) {
        String requestId = event.getRequestContext().getRequestId();
        try {
            return endpoint.apply(ApiRequest.of(event));
        } catch (StoreException e) {
            LOG.warn("request {}: {}", requestId, Reason.of(e));
            return Problem.unavailable().response().with("Retry-After", "1");
        } catch (RuntimeException e) {
            LOG.error("request {} failed", requestId, e);
            return Problem.internal(requestId).response();
        }
    }
}
