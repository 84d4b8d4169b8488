package com.opspawn.mcp;

import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server made with the official SDK for Java, over streamable HTTP. */
final class SdkOverHttpTest extends ServerContract {
    private SdkServer server;

    @BeforeAll
    void start(@TempDir Path directory) throws LifecycleException {
        server = SdkServer.http(directory);
    }

    @AfterAll
    void stop() throws LifecycleException {
        server.close();
    }

    @Override
    String entry() {
        return "\"url\": \"" + server.url() + "\"";
    }
}
