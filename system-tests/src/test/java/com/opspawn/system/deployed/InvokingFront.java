package com.opspawn.system.deployed;

import com.opspawn.local.function.FunctionHost;
import com.opspawn.local.function.Functions;
import com.opspawn.local.http.HttpApiServer;
import com.opspawn.local.template.HttpRoute;
import com.opspawn.local.template.Loaded;
import com.opspawn.local.template.TemplateReader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * For emulators without HTTP APIs: the local cloud's own, with the template's routes, before the deployed functions. What is
 * before the functions is then the one part that is not the emulator's.
 */
final class InvokingFront implements Front {
    private static final Duration LONGER_THAN_ANY = Duration.ofMinutes(2);

    private final LambdaClient lambda;
    private final HttpApiServer server;

    InvokingFront(Standing stack) throws IOException {
        lambda = stack.endpoint().lambda(LONGER_THAN_ANY);
        List<HttpRoute> routes = routes(stack);
        server = HttpApiServer.bind(
                0,
                routes,
                new Functions(hosts(stack, routes), UUID::randomUUID),
                InstantSource.system(),
                UUID::randomUUID);
        server.start();
    }

    private static List<HttpRoute> routes(Standing stack) {
        return switch (TemplateReader.read(
                stack.root().resolve("template.yaml"),
                Map.of(),
                stack.endpoint().uri())) {
            case Loaded.Ready ready -> ready.template().routes();
            case Loaded.Refused refused -> throw new IllegalStateException("the template is refused: " + refused);
        };
    }

    /** By their names in the local cloud: its own stack's name, then the template's. */
    private Map<String, FunctionHost> hosts(Standing stack, List<HttpRoute> routes) {
        return routes.stream()
                .map(HttpRoute::function)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> new LambdaHost(lambda, stack.physicalId(name.substring(name.indexOf('-') + 1)))));
    }

    @Override
    public URI uri() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
        lambda.close();
    }
}
