package com.opspawn.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Functions of every shape. */
final class TestHandlers {
    private TestHandlers() {}

    public static final class Greeting implements RequestHandler<String, String> {
        private final String greeting;

        public Greeting() {
            this(Map.of());
        }

        public Greeting(Map<String, String> environment) {
            this.greeting = environment.getOrDefault("GREETING", "none");
        }

        @Override
        public String handleRequest(String name, Context context) {
            return greeting + " " + name;
        }
    }

    public static final class Count implements RequestStreamHandler {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            output.write(("{\"calls\":" + calls.incrementAndGet() + "}").getBytes(StandardCharsets.UTF_8));
        }
    }

    public static final class ContextReport implements RequestHandler<Map<String, Object>, String> {
        @Override
        public String handleRequest(Map<String, Object> event, Context context) {
            context.getLogger().log("from inside");
            return String.join(
                    " ",
                    context.getFunctionName(),
                    context.getAwsRequestId(),
                    Integer.toString(context.getMemoryLimitInMB()),
                    Integer.toString(context.getRemainingTimeInMillis()),
                    context.getInvokedFunctionArn());
        }
    }

    public static final class BodyOfEvent implements RequestHandler<APIGatewayV2HTTPEvent, String> {
        @Override
        public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
            return event.getRequestContext().getHttp().getMethod() + " " + event.getBody();
        }
    }

    public static final class Failing implements RequestHandler<Map<String, Object>, String> {
        @Override
        public String handleRequest(Map<String, Object> event, Context context) {
            throw new IllegalStateException("broken", new ArithmeticException());
        }
    }

    public static final class Hanging implements RequestHandler<Map<String, Object>, String> {
        static final CountDownLatch INTERRUPTED = new CountDownLatch(1);

        @Override
        public String handleRequest(Map<String, Object> event, Context context) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                INTERRUPTED.countDown();
            }
            return "late";
        }
    }

    public static final class Large implements RequestHandler<Map<String, Object>, String> {
        @Override
        public String handleRequest(Map<String, Object> event, Context context) {
            return "x".repeat(6 * 1024 * 1024);
        }
    }

    public static final class Built implements RequestHandler<String, String> {
        static final AtomicInteger OBJECTS = new AtomicInteger();

        public Built() {
            OBJECTS.incrementAndGet();
        }

        @Override
        public String handleRequest(String event, Context context) {
            return event;
        }
    }

    public static final class Unloadable implements RequestHandler<String, String> {
        public Unloadable() {
            throw new NoClassDefFoundError("a.library.that.is.Missing");
        }

        @Override
        public String handleRequest(String event, Context context) {
            return event;
        }
    }

    public static final class Unbuildable implements RequestHandler<String, String> {
        public Unbuildable() {
            throw new IllegalArgumentException("no settings");
        }

        @Override
        public String handleRequest(String event, Context context) {
            return event;
        }
    }
}
