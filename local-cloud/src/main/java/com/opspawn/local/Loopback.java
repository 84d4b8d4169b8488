package com.opspawn.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;

/** Addresses on this machine. */
final class Loopback {
    /** Where nothing answers, rather than AWS itself. */
    static final URI NOTHING = URI.create("http://127.0.0.1:1");

    private Loopback() {}

    /** A port that is ours from now on, for a server that takes it over once it is there: callers wait until then. */
    static ServerSocketChannel listen() {
        try {
            return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        } catch (IOException e) {
            throw new StartException.PartFailed("a server on 127.0.0.1", e);
        }
    }

    static URI url(ServerSocketChannel listening) {
        return URI.create("http://127.0.0.1:" + listening.socket().getLocalPort());
    }

    /** For a server whose address must be known before it starts, and that binds it itself. */
    static URI free() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new StartException.PartFailed("a server on 127.0.0.1", e);
        }
    }
}
