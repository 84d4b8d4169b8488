package com.opspawn.system.deployed;

import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack in a container, and each function in one beside it. */
final class LocalStack implements AutoCloseable {
    /** The last that starts without an account. */
    private static final String IMAGE = "localstack/localstack:4.14.0";

    private final LocalStackContainer container;

    private LocalStack(LocalStackContainer container) {
        this.container = container;
    }

    static boolean canStart() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    static LocalStack start() {
        LocalStackContainer container = new LocalStackContainer(DockerImageName.parse(IMAGE))
                // A first call pulls the function's image.
                .withEnv("LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT", "180")
                // Such as dashboards: nothing depends on them.
                .withEnv("CFN_IGNORE_UNSUPPORTED_RESOURCE_TYPES", "1")
                .withStartupTimeout(Duration.ofMinutes(3));
        container.start();
        return new LocalStack(container);
    }

    Endpoint endpoint() {
        return new Endpoint(
                container.getEndpoint(), container.getRegion(), container.getAccessKey(), container.getSecretKey());
    }

    @Override
    public void close() {
        container.stop();
    }
}
