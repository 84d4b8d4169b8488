package com.opspawn.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Answers API Gateway. Lambda hands it the bytes: the reader that the runtime brings along knows every kind of event there is, and
 * is a second JSON library in a function that has one; setting it up is what a caller of a cold start would wait for.
 */
public abstract class GatewayHandler
        implements RequestStreamHandler, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        APIGatewayV2HTTPEvent event = GatewayJson.read(input.readAllBytes());
        output.write(GatewayJson.write(handleRequest(event, context)));
    }
}
