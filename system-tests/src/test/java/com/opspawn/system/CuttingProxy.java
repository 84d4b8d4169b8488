package com.opspawn.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/**
 * Stands between a client and an HTTP server on loopback, and breaks the first connections off somewhere in the answer, be it
 * in a header, in an event or in a character: always before its last byte.
 */
final class CuttingProxy implements AutoCloseable {
    /** How much of an answer came through, in bytes. */
    record Cut(int sent, int length) {}

    private final ServerSocket server;
    private final URI upstream;
    private final int times;
    private final RandomGenerator random;
    private final Runnable afterCut;
    private final List<Cut> cuts = new CopyOnWriteArrayList<>();

    /**
     * @param times how many answers are cut off
     * @param afterCut runs after each cut
     */
    CuttingProxy(URI upstream, int times, RandomGenerator random, Runnable afterCut) {
        this.upstream = upstream;
        this.times = times;
        this.random = random;
        this.afterCut = afterCut;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /** The same address, through here. */
    URI through(URI address) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + address.getRawPath());
    }

    List<Cut> cuts() {
        return List.copyOf(cuts);
    }

    /** One connection after the other: it is for one client. */
    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                byte[] answer = asked(head(client.getInputStream()));
                forward(client, answer);
            } catch (IOException e) {
                // This connection's end, or the proxy's.
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("no request");
            }
            head.write(octet);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private byte[] asked(String head) throws IOException {
        String once = head.replaceAll("(?i)\r\n(Connection|Upgrade|HTTP2-Settings):[^\r]*", "");
        String closing = once.substring(0, once.length() - 2) + "Connection: close\r\n\r\n";
        try (Socket socket = new Socket(upstream.getHost(), upstream.getPort())) {
            socket.getOutputStream().write(closing.getBytes(StandardCharsets.ISO_8859_1));
            return socket.getInputStream().readAllBytes();
        }
    }

    private void forward(Socket client, byte[] answer) throws IOException {
        boolean cut = cuts.size() < times;
        int sent = cut ? random.nextInt(answer.length) : answer.length;
        client.getOutputStream().write(answer, 0, sent);
        if (cut) {
            cuts.add(new Cut(sent, answer.length));
            afterCut.run();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
