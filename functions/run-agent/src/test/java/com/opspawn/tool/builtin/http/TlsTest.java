package com.opspawn.tool.builtin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.opspawn.tool.Callers;
import com.opspawn.tool.ToolException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection goes to a pinned address and still proves the host's name. */
final class TlsTest {
    private static final char[] PASSWORD = "password".toCharArray();

    private ScriptedServer server;
    private SSLContext tls;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        tls = contextOf(keysFor("secure.example", folder.resolve("keys.p12")));
        SSLServerSocket listener = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server = ScriptedServer.start(listener);
        server.on("/", "HTTP/1.1 200 OK\r\nContent-Type: text/plain", "secret handshake");
        server.on("/down", "HTTP/1.1 302 Found\r\nLocation: http://secure.example/", "");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static Path keysFor(String host, Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=dns:" + host,
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        return file;
    }

    private static SSLContext contextOf(Path file) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private String get(String url, SSLContext context) throws ToolException, InterruptedException {
        Route route = new Route(
                host -> new InetAddress[] {InetAddress.ofLiteral("8.8.8.8")},
                (address, port) -> new Socket(InetAddress.getLoopbackAddress(), server.port()),
                context::getSocketFactory);
        return new HttpGet(new Client(new Exchange(route), Duration.ofSeconds(20)))
                .run(JsonNodeFactory.instance.objectNode().put("url", url), Callers.context());
    }

    @Test
    void aHostWithItsOwnCertificateIsRead() throws Exception {
        assertThat(get("https://secure.example/", tls)).endsWith("secret handshake");
    }

    @Test
    void anotherHostsCertificateIsRefused() {
        assertThatThrownBy(() -> get("https://other.example/", tls))
                .isExactlyInstanceOf(ToolException.class)
                .hasMessage("cannot connect to other.example port 443: (certificate_unknown)"
                        + " No subject alternative DNS name matching other.example found.");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        assertThatThrownBy(() -> get("https://secure.example/", SSLContext.getDefault()))
                .isExactlyInstanceOf(ToolException.class)
                .hasMessageStartingWith("cannot connect to secure.example port 443: (certificate_unknown)");
    }

    @Test
    void aRedirectToAnUnsafeSchemeIsRefused() {
        assertThatThrownBy(() -> get("https://secure.example/down", tls))
                .isExactlyInstanceOf(ToolException.class)
                .hasMessage("https://secure.example/down redirects from https to http://secure.example/:"
                        + " fetch that yourself if you trust it");
    }
}
