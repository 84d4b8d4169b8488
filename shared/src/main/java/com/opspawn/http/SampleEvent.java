package com.opspawn.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.nio.charset.StandardCharsets;

/** A request that nobody sent, for rehearsals: read as those are that somebody did. */
public final class SampleEvent {
    private SampleEvent() {}

    /** @param path with its base path */
    public static APIGatewayV2HTTPEvent of(String method, String path, String body) {
        ObjectNode event = Json.object().put("rawPath", path).put("body", body);
        event.putObject("headers").put("content-type", "application/json");
        ObjectNode context =
                event.putObject("requestContext").put("stage", "$default").put("requestId", "rehearsal");
        context.putObject("http").put("method", method);
        return GatewayJson.read(Json.write(event).getBytes(StandardCharsets.UTF_8));
    }
}
