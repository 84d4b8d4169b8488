package com.opspawn.notify;

import com.opspawn.webhook.WebhookUrl;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends a body by HTTP/1.1 and reads the answer's status, and nothing more of it. Redirects are not followed. */
final class Post {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_INTERIM = 10;

    private final Route route;
    private final Duration timeout;

    /** @param timeout for all of it, however slowly the answer drips */
    Post(Route route, Duration timeout) {
        this.route = route;
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
        try (Socket socket = route.open(url)) {
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
}
