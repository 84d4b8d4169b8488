package com.opspawn.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A function that reads and writes its JSON itself. */
record StreamCall(RequestStreamHandler target) implements Handler {
    @Override
    public String handle(String event, Context context) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        target.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, context);
        return answer.toString(StandardCharsets.UTF_8);
    }
}
