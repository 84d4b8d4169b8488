package com.opspawn.notify;

import com.opspawn.webhook.WebhookNetwork;
import com.opspawn.webhook.WebhookUrl;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends a body by HTTP/1.1 and reads the answer's status, and nothing more of it. The host's name is resolved once, each of
 * its addresses checked, and the connection opened to one of those: {@link java.net.http.HttpClient} would resolve it again.
 * Redirects are not followed.
 */
final class Post {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_INTERIM = 10;

    private final WebhookNetwork network;
    private final Resolver resolver;
    private final Duration timeout;

    /** Finds the addresses of a host's name. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** @param timeout for all of it, however slowly the answer drips */
    Post(WebhookNetwork network, Resolver resolver, Duration timeout) {
        this.network = network;
        this.resolver = resolver;
        this.timeout = timeout;
    }

    Answer send(WebhookUrl url, Map<String, String> headers, String body) {
        // Only on a virtual thread does an interrupt close the socket that is being read.
        FutureTask<Answer> call = new FutureTask<>(() -> exchange(url, headers, body));
        Thread.ofVirtual().name("webhook").start(call);
        try {
            return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Answer.None("no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return new Answer.None(
                    String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.None("interrupted");
        } finally {
            call.cancel(true);
        }
    }

    private Answer exchange(WebhookUrl url, Map<String, String> headers, String body) throws IOException {
        try (Socket socket = connected(url)) {
            socket.getOutputStream().write(request(url, headers, body));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int i = 0; i < MOST_INTERIM; i++) {
                int status = status(in);
                if (status >= 200) {
                    return new Answer.Status(status);
                }
            }
            throw new ProtocolException("the answer does not come to an end of its beginnings");
        }
    }

    private static byte[] request(WebhookUrl url, Map<String, String> headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("POST " + url.path() + " HTTP/1.1\r\n");
        head.append("Host: ").append(url.authority()).append("\r\n");
        head.append("Content-Type: application/json\r\nContent-Length: ").append(content.length);
        head.append("\r\nUser-Agent: opspawn\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(content);
        return request.toByteArray();
    }

    /** Reads a head. */
    private static int status(InputStream in) throws IOException {
        Matcher status = STATUS_LINE.matcher(line(in));
        if (!status.matches()) {
            throw new ProtocolException("the answer is not HTTP/1.1");
        }
        int code = Integer.parseInt(status.group(1));
        while (code < 200 && !line(in).isEmpty()) {
            // The headers of an interim answer.
        }
        return code;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() == LONGEST_LINE) {
                throw new ProtocolException("the connection ended without an answer");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private Socket connected(WebhookUrl url) throws IOException {
        IOException last = new IOException("no address");
        for (InetAddress address : checked(url)) {
            try {
                return open(url, address);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException("cannot connect to " + url.authority() + ": " + last.getMessage(), last);
    }

    /** One bad address refuses the host: who mixes private addresses among public ones is up to something. */
    private InetAddress[] checked(WebhookUrl url) throws IOException {
        InetAddress[] addresses = addresses(url);
        for (InetAddress address : addresses) {
            Optional<String> refusal = network.refusal(address, url.isSecure());
            if (refusal.isPresent()) {
                throw new IOException(
                        "refused " + url.host() + ": " + address.getHostAddress() + " is " + refusal.get());
            }
        }
        return addresses;
    }

    private InetAddress[] addresses(WebhookUrl url) throws IOException {
        Optional<InetAddress> literal = url.address();
        if (literal.isPresent()) {
            return new InetAddress[] {literal.get()};
        }
        try {
            return resolver.resolve(url.host());
        } catch (UnknownHostException e) {
            throw new IOException("the host name '" + url.host() + "' has no address", e);
        }
    }

    private static Socket open(WebhookUrl url, InetAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, url.port()), Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
            return url.isSecure() ? secured(socket, url) : socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket secured(Socket socket, WebhookUrl url) throws IOException {
        SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, url.host(), url.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }
}
