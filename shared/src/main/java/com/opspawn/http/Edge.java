package com.opspawn.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.opspawn.log.LogContext;
import com.opspawn.task.StoreException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between API Gateway and what answers: the one place where an exception becomes a response. */
public final class Edge {
    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

    private final Access access;

    public Edge(Access access) {
        this.access = access;
    }

    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event, Function<ApiRequest, ApiResponse> endpoint) {
        return answer(event, endpoint).toGateway();
    }

    private ApiResponse answer(APIGatewayV2HTTPEvent event, Function<ApiRequest, ApiResponse> endpoint) {
        String requestId = event.getRequestContext().getRequestId();
        try {
            return switch (access.identify(event.getRequestContext().getAuthorizer())) {
                case Identity.Known(Caller caller) -> {
                    LogContext.tenant(caller.tenant());
                    yield endpoint.apply(ApiRequest.of(event, caller, access));
                }
                case Identity.Refused(Problem problem) -> problem.response();
            };
        } catch (StoreException e) {
            LOG.warn("request {}: {}", requestId, Reason.of(e));
            return Problem.unavailable().response().with("Retry-After", "1");
        } catch (RuntimeException e) {
            LOG.error("request {} failed", requestId, e);
            return Problem.internal(requestId).response();
        }
    }
}
