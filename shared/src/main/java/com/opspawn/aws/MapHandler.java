package com.opspawn.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.opspawn.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Takes and gives objects of JSON, which Lambda hands it as bytes: its runtime's own reader is a second JSON library to set up. */
public abstract class MapHandler
        implements RequestStreamHandler, RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Map<String, Object> event = Json.readMap(input.readAllBytes());
        output.write(Json.writeMap(handleRequest(event, context)));
    }
}
