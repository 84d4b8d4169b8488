package com.opspawn.tool.builtin.http;

import com.opspawn.net.PublicAddresses;
import com.opspawn.tool.ToolException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The way to a host: resolved once, checked, and connected to by the very addresses that were checked.
 *
 * @param tls asked at the first https address only: reading the trusted certificates takes a cold start's time
 */
record Route(Resolver resolver, Connector connector, Supplier<SSLSocketFactory> tls) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    static Route toTheInternet() {
        return new Route(
                InetAddress::getAllByName, Route::connect, () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private static Socket connect(InetAddress address, int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(address, port), Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
        return socket;
    }

    /** A connection, for https with the host's name proven by its certificate. */
    Socket open(Target target) throws ToolException {
        InetAddress[] addresses = checked(target);
        IOException last = new IOException("no address");
        for (InetAddress address : addresses) {
            try {
                return open(target, address);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new ToolException(
                "cannot connect to " + target.host() + " port " + target.port() + ": " + last.getMessage(), last);
    }

    /** One bad address refuses the host: who mixes private addresses among public ones is up to something. */
    private InetAddress[] checked(Target target) throws ToolException {
        InetAddress[] addresses = addresses(target);
        for (InetAddress address : addresses) {
            Optional<String> refusal = PublicAddresses.refusal(address);
            if (refusal.isPresent()) {
                throw new ToolException("refused " + target.host() + ": only public addresses are fetched, and "
                        + address.getHostAddress() + " is " + refusal.get());
            }
        }
        return addresses;
    }

    private InetAddress[] addresses(Target target) throws ToolException {
        Optional<InetAddress> literal = target.address();
        if (literal.isPresent()) {
            return new InetAddress[] {literal.get()};
        }
        try {
            return resolver.resolve(target.host());
        } catch (UnknownHostException e) {
            throw new ToolException("the host name '" + target.host() + "' has no address: check its spelling", e);
        }
    }

    private Socket open(Target target, InetAddress address) throws IOException {
        Socket socket = connector.connect(address, target.port());
        try {
            return target.isSecure() ? secured(socket, target) : socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private Socket secured(Socket socket, Target target) throws IOException {
        SSLSocket secured = (SSLSocket) tls.get().createSocket(socket, target.host(), target.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }
}
