package com.opspawn.memory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.json.Json;
import com.opspawn.memory.MemoryException;
import com.opspawn.memory.http.Loopback.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonApiTest {
    private static JsonApi api(URI address) {
        return new JsonApi("thing", address, Map.of("Authorization", "Bearer sk-secret"), "fix it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"error":{"message":"no such model"}}   | no such model
        {"message":"no such model"}             | no such model
        {"error":"no such model"}               | no such model
        {"detail":7}                            | {"detail":7}
        plain words                             | plain words
        wrong key sk-secret                     | wrong key [key]
        ``                                      | nothing more was said
        """)
    void theServersWordsAreFoundWhereverTheyStand(String body, String words) throws IOException {
        try (Loopback server = Loopback.answering(_ -> Reply.of(400, body))) {
            assertThatThrownBy(() -> api(server.address()).post("/x", Json.object()))
                    .isExactlyInstanceOf(MemoryException.class)
                    .hasMessage("thing at " + server.address() + "/x answered 400: " + words + "; fix it");
        }
    }

    @Test
    void aLongAnswerIsCut() throws IOException {
        try (Loopback server = Loopback.answering(_ -> Reply.of(500, "x".repeat(10_000)))) {
            assertThatThrownBy(() -> api(server.address()).post("/x", Json.object()))
                    .hasMessage("thing at " + server.address() + "/x answered 500: " + "x".repeat(300) + "…; fix it");
        }
    }

    /** A server that hangs up after the first request on a connection without answering. */
    @Test
    void aDeadConnectionIsReplacedOnce() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread serving = Thread.ofVirtual().start(() -> hangUpFirst(server, connections));

            assertThat(api(URI.create("http://127.0.0.1:" + server.getLocalPort()))
                            .post("/x", Json.object()))
                    .isEqualTo(Json.object());

            serving.join();
            assertThat(connections).hasValue(2);
        }
    }

    private static void hangUpFirst(ServerSocket server, AtomicInteger connections) {
        try {
            for (int i = 0; i < 2; i++) {
                try (Socket socket = server.accept()) {
                    connections.incrementAndGet();
                    readHead(socket.getInputStream());
                    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
                    if (i == 1) {
                        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    }
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n{}") < 0) {
            head.append((char) in.read());
        }
    }
}
